package org.cienrich.features.log.failure;

import java.util.Arrays;
import java.util.List;
import org.cienrich.features.facts.ErrorClass;

/**
 * Says of what kind an error is.
 *
 * @param tools who prints the phrases
 * @param phrases a line in which one of them is tells of such an error
 */
record Rule(ErrorClass errorClass, String tools, List<Phrase> phrases) {
  static Rule of(ErrorClass errorClass, String tools, String... phrases) {
    return new Rule(errorClass, tools, Arrays.stream(phrases).map(Phrase::of).toList());
  }

  List<String> anchors() {
    return phrases.stream().map(Phrase::anchor).toList();
  }

  boolean knows(String lower) {
    for (Phrase phrase : phrases) {
      if (phrase.isIn(lower)) {
        return true;
      }
    }
    return false;
  }
}
