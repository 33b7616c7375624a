package org.cienrich.features.log.runner;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words and the numbers after them: {@code Total 3, Failed 0, Passed 3}. Immutable. */
final class WordNumbers {
  static final WordNumbers NONE = new WordNumbers(Map.of());
  private static final int MAX_PARTS = 20;
  private static final int MAX_DIGITS = 12;

  private final Map<String, Long> numbers;

  private WordNumbers(Map<String, Long> numbers) {
    this.numbers = numbers;
  }

  /** Reads a text that is nothing else; there is none if it is anything else. */
  static WordNumbers of(String text) {
    Map<String, Long> found = new HashMap<>();
    for (String part : text.split(",", MAX_PARTS)) {
      String pair = part.strip();
      int space = pair.indexOf(' ');
      String digits = pair.substring(space + 1);
      if (space <= 0
          || digits.length() > MAX_DIGITS
          || digits.isEmpty()
          || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return NONE;
      }
      found.put(pair.substring(0, space).toLowerCase(Locale.ROOT), Long.valueOf(digits));
    }
    return new WordNumbers(Map.copyOf(found));
  }

  boolean has(String word) {
    return numbers.containsKey(word);
  }

  /** Returns the number after the word, 0 if the word is not there. */
  long get(String word) {
    return numbers.getOrDefault(word, 0L);
  }
}
