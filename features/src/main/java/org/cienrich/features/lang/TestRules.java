package org.cienrich.features.lang;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a test case and an assertion look like in the test tools of a language. All rules look at
 * one line without comments, with every string literal shortened to {@code ""}, so that nothing in
 * a string or comment counts.
 *
 * <p>A test case is one definition, run or not (skipped ones count, too), however often it is run
 * (parametrised ones count once); groups ({@code describe}, {@code context}) and hooks ({@code
 * beforeEach}) are none. It is defined either by a line of its own, or by a mark such as
 * {@code @Test} and the declaration that follows; never by both.
 *
 * <p>The patterns are searched in lines of bounded length and have no nested repetition.
 */
final class TestRules {
  private static final String ASSERT_CALL = "\\bassert\\w*+\\s*+\\(";

  /** Type and name before a parenthesis: {@code void foo(}, {@code Task<A> Foo(}. */
  private static final String METHOD = "(?:^|[\\s>])[\\w.<>\\[\\],?]++\\s++(?:\\w++|\"\")\\s*+\\(";

  private static final String JUNIT_MARK =
      "@(?:\\w++\\.)*+(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Theory|Property)"
          + "(?!\\w)";

  private static final Pattern TYPE_DECLARATION =
      Pattern.compile("(?<![.\\w])(?:class|interface|enum|object|struct|trait|record)\\s++\\w");

  /** Finds nothing. */
  static final TestRules NONE = new TestRules(null, null, null, null, null);

  private static final Map<Language, TestRules> RULES = rules();

  private final @Nullable Pattern definition;
  private final @Nullable Pattern mark;
  private final @Nullable Pattern declaration;
  private final @Nullable Pattern commentMark;
  private final @Nullable Pattern assertion;

  private TestRules(
      @Nullable Pattern definition,
      @Nullable Pattern mark,
      @Nullable Pattern declaration,
      @Nullable Pattern commentMark,
      @Nullable Pattern assertion) {
    this.definition = definition;
    this.mark = mark;
    this.declaration = declaration;
    this.commentMark = commentMark;
    this.assertion = assertion;
  }

  static TestRules of(Language language) {
    return RULES.getOrDefault(language, NONE);
  }

  /** Whether the line defines a test case by itself. */
  boolean isDefinition(String line) {
    return finds(definition, line);
  }

  /** Whether the line marks the next declaration as a test case. */
  boolean marksTest(String line) {
    return finds(mark, line);
  }

  /** Whether a line of comment marks the next declaration as a test case. */
  boolean marksTestInComment(String line) {
    return finds(commentMark, line);
  }

  /** Whether the line declares a function or method a mark may stand before. */
  boolean isDeclaration(String line) {
    return finds(declaration, line) && !endsMark(line);
  }

  /** Whether the line declares a type, so that a mark before it is not about a function. */
  boolean endsMark(String line) {
    return TYPE_DECLARATION.matcher(line).find();
  }

  boolean isAssertion(String line) {
    return finds(assertion, line);
  }

  private static boolean finds(@Nullable Pattern pattern, String line) {
    return pattern != null && pattern.matcher(line).find();
  }

  private static Map<Language, TestRules> rules() {
    Map<Language, TestRules> rules = new EnumMap<>(Language.class);
    jvm(rules);
    scripting(rules);
    compiled(rules);
    functional(rules);
    return rules;
  }

  private static void jvm(Map<Language, TestRules> rules) {
    rules.put(
        Language.JAVA,
        marked("^(?:public\\s++)?void\\s++test(?![a-z])\\w*+\\s*+\\(\\s*+\\)", JUNIT_MARK, METHOD)
            .asserting(ASSERT_CALL + "|^assert\\s"));
    rules.put(
        Language.GROOVY,
        marked("^(?:void\\s++test(?![a-z])\\w*+|def\\s++\"\")\\s*+\\(\\s*+\\)", JUNIT_MARK, METHOD)
            .asserting("\\bassert(?:\\w*+\\s*+\\(|\\s)"));
    rules.put(
        Language.KOTLIN,
        marked("^(?:test|should|it|scenario|expect)\\s*+\\(\"\"", JUNIT_MARK, "\\bfun\\b")
            .asserting(ASSERT_CALL + "|\\bshould(?:Not)?(?:Be|Throw|Have|Contain|Equal)\\w*+"));
    rules.put(
        Language.SCALA,
        marked(
                "^(?:test|it|they|property|scenario|Scenario)\\s*+\\(\\s*+\"\""
                    + "|\"\"\\s++(?:in|ignore|is)\\b|\"\"\\s*+>>\\s*+\\{|\"\"\\s*+!\\s",
                JUNIT_MARK,
                "\\bdef\\b")
            .asserting(
                "\\bassert\\w*+\\s*+[({]|\\b(?:should|must)(?:Be|Equal|Not|NotBe|NotEqual)?\\s"
                    + "(?!\"\")|\\bintercept\\["));
  }

  private static void scripting(Map<Language, TestRules> rules) {
    rules.put(
        Language.PYTHON,
        defined("^(?:async\\s++)?def\\s++test\\w*+\\s*+\\(")
            .asserting(
                "^assert\\b|\\bassert\\w*+\\s*+\\(|\\.(?:raises|warns)\\s*+\\(|\\bapprox\\("));
    TestRules ruby =
        defined(
                "^def\\s++test_|^[xf]?(?:it|specify|example|scenario|should|test|its)"
                    + "(?=[\\s({])(?!\\s*+=)(?:.*(?:\\bdo\\b|\\{)|[\\s(]++\"\".*[,\\\\]$)")
            .asserting(
                "\\b(?:assert|refute)(?:_\\w++)?[?!]?+(?=[\\s({]|$)|\\bexpect\\s*+[({]"
                    + "|\\bis_expected\\b|\\.(?:must|wont)_\\w|\\.should(?:_not)?\\b"
                    + "|\\bshould(?:_not)?\\b(?!\\s*+\\(?+\"\")");
    rules.put(Language.RUBY, ruby);
    rules.put(Language.CRYSTAL, ruby);
    TestRules javaScript =
        defined(
                "^(?:await\\s++)?(?:QUnit\\.|Deno\\.|t\\.)?[xf]?(?:it|test|specify)"
                    + "(?:\\.(?:only|skip|each|concurrent|failing|fails|todo|serial|sequential|cb"
                    + "|fixme|skipIf|runIf|for))*+\\s*+[(\"]")
            .asserting(
                "\\bexpect(?:\\.\\w++)?\\s*+\\(|\\bassert(?:\\.\\w++)*+\\s*+\\(|\\.should\\b"
                    + "|\\bt\\.(?:is|not|ok|notOk|true|false|truthy|falsy|equal|notEqual|deepEqual"
                    + "|notDeepEqual|same|throws|throwsAsync|regex|fail|pass)\\s*+\\(");
    rules.put(Language.JAVASCRIPT, javaScript);
    rules.put(Language.TYPESCRIPT, javaScript);
    rules.put(
        Language.COFFEESCRIPT,
        defined("^[xf]?(?:it|test|specify)(?:\\.(?:only|skip))?+\\s*+\\(?+\"\"")
            .asserting("\\bexpect[\\s(]|\\bassert\\b|\\.should\\b"));
    rules.put(
        Language.PHP,
        marked(
                "\\bfunction\\s++test\\w*+\\s*+\\(|^(?:it|test)\\s*+\\(\\s*+\"\"",
                "#\\[\\\\?+(?:\\w++\\\\)*+Test\\b",
                "\\bfunction\\b")
            .markedInComment("@test\\b")
            .asserting(
                "(?:->|::)assert\\w*+\\s*+\\(|\\bexpect\\s*+\\(|->expectException\\w*+\\s*+\\("));
    rules.put(
        Language.PERL,
        defined("^subtest\\b")
            .asserting(
                "^(?:ok|is|isnt|like|unlike|is_deeply|cmp_ok|can_ok|isa_ok|pass|fail|throws_ok"
                    + "|lives_ok|dies_ok)\\b"));
    rules.put(
        Language.LUA,
        defined("^(?:it|test|spec)\\s*+\\(?+\"\"|^(?:local\\s++)?function\\s++(?:\\w++[.:])*+test")
            .asserting("\\bassert(?:[.:]\\w++)*+\\s*+\\(|\\blu\\.assert\\w*+|\\bexpect\\s*+\\("));
    rules.put(
        Language.SHELL,
        defined(
                "^@test\\s|^(?:function\\s++)?test_\\w++\\s*+\\(\\s*+\\)|^test_expect_(?:success|failure)\\b")
            .asserting("\\bassert\\w*+\\s|^(?:fail|refute)\\w*+\\s"));
    rules.put(Language.POWERSHELL, defined("^[Ii]t\\s++\"\"").asserting("\\|\\s*+[Ss]hould\\b"));
    rules.put(
        Language.R,
        defined("^(?:test_that|it)\\s*+\\(\\s*+\"\"")
            .asserting("\\bexpect_\\w++\\s*+\\(|\\bcheck(?:Equals|True|Identical)\\s*+\\("));
    rules.put(
        Language.DART,
        defined("^(?:test|testWidgets)\\s*+\\(").asserting("\\bexpect(?:Later)?\\s*+\\("));
    rules.put(Language.JULIA, defined("^@(?:safe)?testset\\b").asserting("@test(?:_\\w++)?+\\s"));
  }

  private static void compiled(Map<Language, TestRules> rules) {
    rules.put(
        Language.GO,
        defined(
                "^func\\s++Test(?![a-z])\\w*+\\s*+\\(\\s*+\\w++\\s++\\*testing\\.T\\b"
                    + "|^func\\s++Fuzz(?![a-z])\\w*+\\s*+\\(\\s*+\\w++\\s++\\*testing\\.F\\b"
                    + "|^func\\s*+\\([^()]*+\\)\\s*+Test\\w*+\\s*+\\("
                    + "|\\bConvey\\s*+\\(|^[FPX]?It\\s*+\\(")
            .asserting(
                "\\b[tb]\\.(?:Error|Errorf|Fail|FailNow|Fatal|Fatalf)\\s*+\\("
                    + "|\\b(?:assert|require)\\.\\w++\\s*+\\(|\\bSo\\s*+\\(|\\bExpect\\s*+\\("
                    + "|\\bc\\.(?:Assert|Check)\\s*+\\("));
    TestRules c =
        defined(
                "^(?:TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P|TEST_CASE|TEST_CASE_METHOD"
                    + "|TEST_CASE_FIXTURE|TEMPLATE_TEST_CASE|SCENARIO|BOOST_AUTO_TEST_CASE"
                    + "|BOOST_FIXTURE_TEST_CASE|BOOST_DATA_TEST_CASE|START_TEST|TEST_METHOD"
                    + "|CPPUNIT_TEST|Test)\\s*+\\("
                    + "|^-\\s*+\\(void\\)\\s*+test(?![a-z])\\w*+|^[xf]?it\\s*+\\(@\"\"")
            .asserting(
                "\\b(?:ASSERT|EXPECT|TEST_ASSERT|CPPUNIT_ASSERT|BOOST_CHECK|BOOST_REQUIRE|BOOST_TEST"
                    + "|CHECK|REQUIRE|XCTAssert|STAssert|ck_assert|QVERIFY|QCOMPARE)\\w*+\\s*+\\("
                    + "|\\bassert(?:_\\w++)?+\\s*+\\(|\\bexpect\\s*+\\(|\\bXCTFail\\s*+\\(");
    rules.put(Language.C, c);
    rules.put(Language.CPP, c);
    rules.put(Language.OBJECTIVE_C, c);
    rules.put(
        Language.CSHARP,
        marked(
                null,
                "[\\[,]\\s*+(?:\\w++\\.)*+(?:Test|TestCase|TestCaseSource|Fact|Theory|TestMethod"
                    + "|DataTestMethod|SkippableFact|SkippableTheory)(?:Attribute)?+\\s*+[\\](,]",
                METHOD)
            .asserting("Assert\\.\\w|\\.Should(?:\\(|[A-Z]\\w*+\\()|^Assert\\w*+\\s*+\\("));
    rules.put(
        Language.RUST,
        marked(null, "#\\[\\s*+(?:\\w++::)*+(?:test|rstest|test_case)\\s*+[\\](]", "\\bfn\\b")
            .asserting("\\b(?:debug_|prop_)?assert(?:_\\w++)?+!"));
    rules.put(
        Language.SWIFT,
        marked(
                "\\bfunc\\s++test(?![a-z])\\w*+\\s*+\\(|^[xf]?it\\s*+\\(\"\"",
                "@Test(?!\\w)",
                "\\bfunc\\b")
            .asserting(
                "\\bXCT(?:Assert\\w*+|Fail|Unwrap)\\s*+\\(|#(?:expect|require)\\s*+\\("
                    + "|\\bexpect\\s*+[({]"));
    rules.put(Language.ZIG, defined("^test\\s*+(?:\"\"|\\{)").asserting("\\bexpect\\w*+\\s*+\\("));
    rules.put(Language.D, defined("^unittest\\b").asserting(ASSERT_CALL));
  }

  private static void functional(Map<Language, TestRules> rules) {
    rules.put(
        Language.ELIXIR,
        defined("^(?:test|property|feature)\\s++\"\"")
            .asserting("\\b(?:assert|refute)(?:_\\w++)?+[\\s(]"));
    rules.put(
        Language.ERLANG,
        defined("^\\w*_test_?\\s*+\\(\\s*+\\)\\s*+->").asserting("\\?assert\\w*+\\s*+\\("));
    rules.put(
        Language.CLOJURE,
        defined("^\\((?:\\w++/)?+(?:deftest|defspec)\\s")
            .asserting("\\((?:\\w++/)?+(?:is|are)\\s"));
    rules.put(
        Language.HASKELL,
        defined("^(?:x?it|prop|testCase|testProperty)\\s++\"\"")
            .asserting("`should\\w++`|\\bassert\\w*+|@\\?=|@=\\?"));
    rules.put(
        Language.FSHARP,
        marked(
                null,
                "\\[<\\s*+(?:\\w++\\.)*+(?:Test|TestCase|Fact|Theory|TestMethod|Property)"
                    + "(?:Attribute)?+\\s*+(?:>\\]|\\(|;)",
                "\\b(?:let|member)\\b")
            .asserting("\\bAssert\\.\\w|\\|>\\s*+should\\b|\\bExpect\\.\\w|\\btest\\s*+<@"));
  }

  private static TestRules defined(String definition) {
    return new TestRules(Pattern.compile(definition), null, null, null, null);
  }

  private static TestRules marked(@Nullable String definition, String mark, String declaration) {
    return new TestRules(
        definition == null ? null : Pattern.compile(definition),
        Pattern.compile(mark),
        Pattern.compile(declaration),
        null,
        null);
  }

  private TestRules markedInComment(String pattern) {
    return new TestRules(definition, mark, declaration, Pattern.compile(pattern), assertion);
  }

  private TestRules asserting(String pattern) {
    return new TestRules(definition, mark, declaration, commentMark, Pattern.compile(pattern));
  }
}
