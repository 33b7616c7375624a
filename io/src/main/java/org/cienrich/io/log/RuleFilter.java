package org.cienrich.io.log;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells cheaply that a rule finds nothing in a text; never so where it would find something.
 *
 * @param atWordStart whether what the rule finds begins with its keyword and at the begin of a word
 * @param containing one of these is in every text that the rule finds something in; empty for any
 * @param core what the expression must find at least, or null if that is the whole expression
 */
record RuleFilter(boolean atWordStart, List<String> containing, @Nullable Pattern core) {

  boolean lets(String text) {
    return (containing.isEmpty() || containing.stream().anyMatch(text::contains))
        && (core == null || core.matcher(text).find());
  }

  /** Whether the rule may find something where one of its keywords is. */
  boolean letsKeyword(String text, int begin) {
    if (atWordStart) {
      return begin == 0 || !isWord(text.charAt(begin - 1));
    }
    return core == null || Assignment.possibleAt(text, begin);
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
