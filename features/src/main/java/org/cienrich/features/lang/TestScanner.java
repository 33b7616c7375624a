package org.cienrich.features.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds test cases and assertions in the lines of one file by the {@link TestRules} of its
 * language. For one use by one thread.
 */
final class TestScanner {
  /** Test definitions stand in hand-written lines; what is longer is generated or minified. */
  private static final int LONGEST_LINE = 2000;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final TestRules rules;
  private final List<String> definitions = new ArrayList<>();
  private int assertions;
  private boolean marked;

  TestScanner(TestRules rules) {
    this.rules = rules;
  }

  /** Takes the next line with code. */
  void code(String text, String code) {
    if (code.length() > LONGEST_LINE) {
      return;
    }
    String line = code.strip();
    marked |= rules.marksTest(line);
    boolean declares = marked && rules.isDeclaration(line);
    if (declares || rules.isDefinition(line)) {
      definitions.add(WHITE_SPACE.matcher(text.strip()).replaceAll(" "));
    }
    if (declares || (marked && rules.endsMark(line))) {
      marked = false;
    }
    if (rules.isAssertion(line)) {
      assertions++;
    }
  }

  /** Takes the next line of nothing but comment. */
  void comment(String raw) {
    marked |= rules.marksTestInComment(raw);
  }

  List<String> definitions() {
    return definitions;
  }

  int assertions() {
    return assertions;
  }
}
