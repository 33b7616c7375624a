package org.cienrich.features.lang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "JAVA | @Test public void adds() {",
        "JAVA | @Test(expected = Foo.class) void adds() {",
        "JAVA | @org.junit.jupiter.api.Test void adds() {",
        "JAVA | @ParameterizedTest @ValueSource(ints = 1) void adds(int a) {",
        "JAVA | @RepeatedTest(3) void adds() {",
        "JAVA | public void testAdds() throws Exception {",
        "KOTLIN | @Test fun `adds two`() {",
        "KOTLIN | should(\"add\") {",
        "GROOVY | def \"adds two\"() {",
        "SCALA | test(\"adds\") {",
        "SCALA | it should \"add\" in {",
        "SCALA | \"A stack\" should \"pop\" in {",
        "PYTHON | def test_x(self) -> None:",
        "PYTHON | async def test_x():",
        "PYTHON | def testAdds(self):",
        "RUBY | it 'adds' do",
        "RUBY | it('adds', :slow) { expect(1).to eq 1 }",
        "RUBY | it { should be_valid }",
        "RUBY | specify do",
        "RUBY | should \"add\" do",
        "RUBY | test \"adds\" do",
        "RUBY | def test_adds",
        "RUBY | it \"adds \" \\",
        "JAVASCRIPT | it('adds', () => {",
        "JAVASCRIPT | it.each([[1]])('adds', () => {",
        "JAVASCRIPT | test.only('adds', async () => {",
        "JAVASCRIPT | xit('adds', function () {",
        "TYPESCRIPT | test.each`a | b`('adds', () => {",
        "GO | func TestAdd(t *testing.T) {",
        "GO | func (s *AddSuite) TestAdd() {",
        "GO | Convey(\"adds\", t, func() {",
        "CPP | TEST_CASE(\"adds\") {",
        "CPP | TEST(Add, Two) {",
        "CPP | TEST_F(Add, Two) {",
        "CPP | TEST_P(Add, Two) {",
        "CPP | BOOST_AUTO_TEST_CASE(adds)",
        "OBJECTIVE_C | - (void)testAdds {",
        "CSHARP | [Test] public void Adds() {",
        "CSHARP | [Fact] public async Task<int> Adds() {",
        "CSHARP | [TestCase(1), TestCase(2)] public void Adds(int a) {",
        "CSHARP | [TestMethod, Timeout(1)] public void Adds() {",
        "PHP | <?php public function testAdds(): void {",
        "PHP | <?php #[Test] public function adds() {",
        "RUST | #[test] fn adds() {",
        "RUST | #[tokio::test] async fn adds() {",
        "SWIFT | func testAdds() throws {",
        "SWIFT | @Test func adds() {",
        "DART | test('adds', () {",
        "ELIXIR | test \"adds\" do",
        "ERLANG | adds_test() ->",
        "CLOJURE | (deftest adds",
        "HASKELL | it \"adds\" $ do",
        "LUA | it(\"adds\", function()",
        "R | test_that(\"adds\", {",
        "JULIA | @testset \"adds\" begin",
        "SHELL | @test \"adds\" {",
        "POWERSHELL | It \"adds\" {",
        "PERL | subtest 'adds' => sub {",
        "FSHARP | [<Fact>] let ``adds two`` () =",
        "ZIG | test \"adds\" {",
      })
  void countATestCase(Language language, String line) {
    assertThat(count(language, line).testCases()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "JAVA | @Testcontainers class A { void a() {",
        "JAVA | @TestInstance(Lifecycle.PER_CLASS) void a() {",
        "JAVA | @Test public class A {",
        "JAVA | // @Test void a() {",
        "JAVA | String s = \"@Test void a() {\";",
        "JAVA | private void test() { testAdds();",
        "JAVA | void testing() {",
        "PYTHON | def latest_x():",
        "PYTHON | def helper(test_x):",
        "PYTHON | # def test_x():",
        "RUBY | describe 'adds' do",
        "RUBY | context 'adds' do",
        "RUBY | it 'is pending'",
        "RUBY | item.each do",
        "RUBY | test = foo do",
        "RUBY | before { it }",
        "JAVASCRIPT | describe('adds', () => {",
        "JAVASCRIPT | beforeEach(() => {",
        "JAVASCRIPT | test.beforeEach(() => {",
        "JAVASCRIPT | await(x)",
        "JAVASCRIPT | if (/a/.test(b)) {",
        "JAVASCRIPT | 'it(\"adds\")'",
        "GO | func TestMain(m *testing.M) {",
        "GO | func Testify(t *testing.T) {",
        "GO | func testAdd(t *testing.T) {",
        "CPP | TESTING(a) {",
        "CSHARP | [TestFixture] public class A {",
        "CSHARP | [TestInitialize] public void A() {",
        "RUST | #[cfg(test)] fn a() {",
        "SWIFT | @Testable func a() {",
        "PHP | it('adds', function () {",
      })
  void doNotCountWhatOnlyLooksLikeATestCase(Language language, String line) {
    assertThat(count(language, line).testCases()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "JAVA | assertEquals(1, a);",
        "JAVA | Assertions.assertThat(a).isEqualTo(1);",
        "JAVA | assert a == 1;",
        "KOTLIN | a shouldBe 1",
        "SCALA | a should be (1)",
        "PYTHON | assert a == 1",
        "PYTHON | self.assertEqual(a, 1)",
        "PYTHON | with pytest.raises(ValueError):",
        "RUBY | expect(a).to eq 1",
        "RUBY | expect { a }.to raise_error",
        "RUBY | assert_equal 1, a",
        "RUBY | refute a",
        "RUBY | a.should == 1",
        "RUBY | a.must_equal 1",
        "JAVASCRIPT | expect(a).toBe(1)",
        "JAVASCRIPT | assert.equal(a, 1)",
        "JAVASCRIPT | a.should.equal(1)",
        "GO | t.Fatalf(\"no\")",
        "GO | require.NoError(t, err)",
        "GO | So(a, ShouldEqual, 1)",
        "CPP | EXPECT_EQ(a, 1);",
        "CPP | REQUIRE(a == 1);",
        "CSHARP | Assert.AreEqual(1, a);",
        "CSHARP | a.Should().Be(1);",
        "PHP | <?php $this->assertSame(1, $a);",
        "RUST | assert_eq!(a, 1);",
        "SWIFT | XCTAssertEqual(a, 1)",
        "OBJECTIVE_C | XCTAssertEqual(a, 1);",
        "DART | expect(a, 1);",
        "ELIXIR | assert a == 1",
        "ERLANG | ?assertEqual(1, A)",
        "CLOJURE | (is (= 1 a))",
        "HASKELL | a `shouldBe` 1",
        "R | expect_equal(a, 1)",
        "JULIA | @test a == 1",
        "PERL | is($a, 1);",
      })
  void countALineWithAnAssertion(Language language, String line) {
    SourceCounts counts = count(language, line);
    assertThat(counts.assertions()).isEqualTo(1);
    assertThat(counts.testCases()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "JAVA | import static org.junit.Assert.assertEquals;",
        "JAVA | log(\"assertEquals(1, a)\");",
        "JAVA | // assertEquals(1, a);",
        "PYTHON | asserted = 1",
        "RUBY | expected = 1",
        "RUBY | should \"add\" do",
        "JAVASCRIPT | expected(a)",
        "GO | t.Log(\"a\")",
        "CPP | static_assert(sizeof(int) == 4);",
        "RUST | assert(a);",
      })
  void doNotCountWhatOnlyLooksLikeAnAssertion(Language language, String line) {
    assertThat(count(language, line).assertions()).isZero();
  }

  @Test
  void countAnAnnotatedJUnit3NameOnce() {
    assertThat(count(Language.JAVA, "@Test\npublic void testAdds() {\n").testCases()).isEqualTo(1);
  }

  @Test
  void countAnAnnotationOverSeveralLinesOnce() {
    String source =
        """
        @Test(
            expected = Foo.class,
            timeout = 10)
        public void adds() {
          helper(1);
        }
        void helper(int a) {}
        """;
    assertThat(count(Language.JAVA, source).testCases()).isEqualTo(1);
  }

  @Test
  void countSeveralMarksOfOneMethodOnce() {
    String source = "[Test]\n[TestCase(1)]\n[TestCase(2)]\npublic void Adds(int a)\n";
    assertThat(count(Language.CSHARP, source).testCases()).isEqualTo(1);
  }

  @Test
  void knowTheDocumentationTagOfPhp() {
    String source = "<?php\n/**\n * @test\n */\npublic function adds() {\n";
    assertThat(count(Language.PHP, source).testCases()).isEqualTo(1);
  }

  private static SourceCounts count(Language language, String source) {
    return SourceCounts.count(source.getBytes(UTF_8), language).orElseThrow();
  }
}
