package org.cienrich.features.lang;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/**
 * What is counted in one source file. Immutable.
 *
 * <p>Every physical line is blank, comment or code:
 *
 * <ul>
 *   <li><em>blank</em>: white space only, wherever it stands;
 *   <li><em>comment</em>: nothing but comments. Python's triple-quoted strings that are statements
 *       of their own (documentation strings) are comments, and so is what follows {@code __END__}
 *       in Ruby and Perl, Perl's POD, and a {@code #!} line;
 *   <li><em>code</em>: the rest, the inner lines of strings, here-documents and templates included.
 * </ul>
 *
 * <p>Comment marks in strings and quotes in comments are not taken for what they look like. Text
 * that is not UTF-8 is read with replacement characters.
 *
 * @param lines physical lines; {@code blank + comment + code}
 * @param blank lines of white space only
 * @param comment lines of comments only
 * @param code lines with code
 * @param testCases test cases defined, run or not: a parametrised one counts once, groups and hooks
 *     not at all; equals the size of {@code testDefinitions}
 * @param assertions lines of code with at least one assertion
 * @param testDefinitions the line that defines each test case, in order, without comments, white
 *     space collapsed: with JUnit, the declaration of the annotated method
 */
public record SourceCounts(
    int lines,
    int blank,
    int comment,
    int code,
    int testCases,
    int assertions,
    List<String> testDefinitions) {

  private static final int BINARY_PROBE = 8000;

  public SourceCounts {
    testDefinitions = List.copyOf(testDefinitions);
  }

  /**
   * Counts one file; time is linear in its length.
   *
   * @return empty if the content is binary as git has it: a NUL among the first 8000 bytes
   */
  public static Optional<SourceCounts> count(byte[] content, Language language) {
    return count(content, language, TestRules.of(language));
  }

  /** Like {@link #count(byte[], Language)}, but faster: tests and assertions are not looked for. */
  public static Optional<SourceCounts> countLines(byte[] content, Language language) {
    return count(content, language, TestRules.NONE);
  }

  private static Optional<SourceCounts> count(byte[] content, Language language, TestRules rules) {
    if (isBinary(content)) {
      return Optional.empty();
    }
    String text = new String(content, UTF_8);
    Counter counter = new Counter(rules);
    Lexer.scan(text.startsWith("\uFEFF") ? text.substring(1) : text, language.syntax(), counter);
    return Optional.of(counter.counts());
  }

  private static boolean isBinary(byte[] content) {
    for (int i = 0; i < Math.min(content.length, BINARY_PROBE); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static final class Counter implements Lexer.Lines {
    private final TestScanner tests;
    private int blank;
    private int comment;
    private int code;

    Counter(TestRules rules) {
      tests = new TestScanner(rules);
    }

    @Override
    public void line(String raw, String text, String code, boolean hasCode) {
      if (hasCode) {
        this.code++;
        tests.code(text, code);
      } else if (raw.isBlank()) {
        blank++;
      } else {
        comment++;
        tests.comment(raw);
      }
    }

    SourceCounts counts() {
      List<String> definitions = tests.definitions();
      return new SourceCounts(
          blank + comment + code,
          blank,
          comment,
          code,
          definitions.size(),
          tests.assertions(),
          definitions);
    }
  }
}
