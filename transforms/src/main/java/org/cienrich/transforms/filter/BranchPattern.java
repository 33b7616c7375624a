package org.cienrich.transforms.filter;

import java.io.Serializable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for the whole name of a branch. In a glob {@code *} stands for any text without a
 * slash, {@code **} for any text, {@code ?} for one character that is no slash; everything else
 * stands for itself. Behind {@code re:} comes a regular expression of Java. Immutable.
 */
public final class BranchPattern implements Serializable {
  private static final String REGULAR_EXPRESSION = "re:";

  private final String text;
  private final Pattern pattern;

  private BranchPattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is empty or no regular expression
   */
  public static BranchPattern of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a branch pattern is empty");
    }
    if (!text.startsWith(REGULAR_EXPRESSION)) {
      return new BranchPattern(text, Pattern.compile(regexOf(text)));
    }
    try {
      return new BranchPattern(text, Pattern.compile(text.substring(REGULAR_EXPRESSION.length())));
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(
          "'" + text + "' is no regular expression: " + invalid.getDescription(), invalid);
    }
  }

  private static String regexOf(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  boolean matches(String branch) {
    return pattern.matcher(branch).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
