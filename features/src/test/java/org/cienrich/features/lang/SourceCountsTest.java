package org.cienrich.features.lang;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SourceCountsTest {

  @Test
  void sortEveryLineIntoBlankCommentOrCode() {
    SourceCounts counts =
        count(
            Language.JAVA,
            """
            /*
             * Licence.

             */
            package a; // main

            /** Doc. */ class A {
              // nothing
            }
            """);
    assertThat(counts.lines()).isEqualTo(9);
    assertThat(counts.blank()).isEqualTo(2);
    assertThat(counts.comment()).isEqualTo(4);
    assertThat(counts.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'a', 1",
    "'a\n', 1",
    "'a\nb', 2",
    "'a\r\nb\r\n', 2",
    "'a\rb', 2",
    "'\n\n', 2"
  })
  void knowEveryLineEnd(String text, int lines) {
    assertThat(count(Language.GO, text).lines()).isEqualTo(lines);
  }

  @Test
  void areNoneForBinaryContent() {
    assertThat(SourceCounts.count("int a;\0".getBytes(UTF_8), Language.C)).isEmpty();
    byte[] lateNul = ("/*" + "x".repeat(8000) + "\0*/").getBytes(UTF_8);
    assertThat(SourceCounts.count(lateNul, Language.C)).isPresent();
  }

  @Test
  void readTextThatIsNotUtf8() {
    byte[] latin1 = "# Gr\u00fc\u00dfe\nx = '\u00e4#'\n".getBytes(ISO_8859_1);
    assertThat(SourceCounts.count(latin1, Language.PYTHON))
        .hasValueSatisfying(
            counts -> {
              assertThat(counts.comment()).isEqualTo(1);
              assertThat(counts.code()).isEqualTo(1);
            });
  }

  @Test
  void ignoreAByteOrderMark() {
    assertThat(count(Language.PYTHON, "\uFEFF# coding\n").comment()).isEqualTo(1);
  }

  @Test
  void keepTestDefinitionsWithTheirStringsInOrder() {
    SourceCounts counts =
        count(
            Language.RUBY,
            """
            describe Parser do
              it   "reads # signs"   do # slow
              end
              it { is_expected.to be_fast }
            end
            """);
    assertThat(counts.testDefinitions())
        .containsExactly("it \"reads # signs\" do", "it { is_expected.to be_fast }");
    assertThat(counts.testCases()).isEqualTo(2);
    assertThat(counts.assertions()).isEqualTo(1);
  }

  @Test
  void nameAnAnnotatedTestByItsDeclaration() {
    SourceCounts counts =
        count(
            Language.JAVA,
            """
            @Test
            @DisplayName("adds (two)")
            public void adds() {
            """);
    assertThat(counts.testDefinitions()).containsExactly("public void adds() {");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CPP",
        "JAVA",
        "KOTLIN",
        "SWIFT",
        "RUST",
        "JAVASCRIPT",
        "PHP",
        "PYTHON",
        "RUBY",
        "PERL",
        "SHELL",
        "ELIXIR",
        "LUA",
        "HASKELL"
      })
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void takeLinearTimeOnHostileInput(Language language) {
    String[] patterns = {
      "/[",
      "=/",
      "'",
      "\"",
      "<<A ",
      "<<\"",
      "(",
      "${\"",
      "#{\"",
      "r#",
      "#",
      "[=",
      "/*",
      "(*",
      "{-",
      "\\",
      "%q(",
      "~s(",
      "s!",
      "`",
      "a<b>c ",
      "test ",
      "@a.",
      "it \"\" ",
      "=/\n",
      "<<A\n",
      "@Test\n",
      "R\"(",
      "'1",
      "--[=",
      "a.b "
    };
    for (String pattern : patterns) {
      String line = pattern.repeat(1900 / pattern.length());
      SourceCounts ofOneLine = count(language, line.repeat(100));
      SourceCounts ofManyLines = count(language, (line + "\n").repeat(10));
      assertThat(ofOneLine.lines()).isEqualTo(line.repeat(100).lines().count());
      assertThat(ofManyLines.lines()).isEqualTo((line + "\n").repeat(10).lines().count());
    }
  }

  private static SourceCounts count(Language language, String text) {
    return SourceCounts.count(text.getBytes(UTF_8), language).orElseThrow();
  }
}
