package org.cienrich.io.log;

import java.util.List;

/**
 * Tells cheaply that a rule finds nothing in a text; never so where it would find something.
 *
 * @param atWordStart whether what the rule finds begins with its keyword and at the begin of a word
 * @param assignment whether the rule finds assignments to names that begin with its keywords
 * @param containing one of these is in every text that the rule finds something in; empty for any
 */
record RuleFilter(boolean atWordStart, boolean assignment, List<String> containing) {

  boolean lets(String text) {
    return containing.isEmpty() || containing.stream().anyMatch(text::contains);
  }

  /** Whether the rule may find something where one of its keywords is. */
  boolean letsKeyword(String text, int begin) {
    if (atWordStart) {
      return begin == 0 || !Assignment.isWord(text.charAt(begin - 1));
    }
    return !assignment || Assignment.possibleAt(text, begin);
  }
}
