package org.cienrich.features.log.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Numbers and what they count, in any order: {@code 1 failed, 2 passed} or {@code Tests run: 3,
 * Failures: 1}. Words are compared without regard to case and to one {@code s} at their end. Of two
 * numbers for the same word the first holds. Immutable.
 */
public final class Counts {
  private static final int MAX_DIGITS = 12;

  private final Map<String, Long> byWord;

  private Counts(Map<String, Long> byWord) {
    this.byWord = byWord;
  }

  /** Reads a number before the word that it counts: {@code 1 failed, 2 passed}. */
  public static Counts numberWord(String text) {
    Map<String, Long> found = new LinkedHashMap<>();
    int i = 0;
    while (i < text.length()) {
      int end = endOfDigits(text, i);
      if (end == i) {
        i++;
        continue;
      }
      int word = end;
      while (word < text.length() && text.charAt(word) == ' ') {
        word++;
      }
      int wordEnd = word;
      while (wordEnd < text.length() && Character.isLetter(text.charAt(wordEnd))) {
        wordEnd++;
      }
      if (isWhole(text, i, end) && wordEnd > word) {
        found.putIfAbsent(
            normal(text.substring(word, wordEnd)), Long.valueOf(text.substring(i, end)));
      }
      i = Math.max(wordEnd, end);
    }
    return new Counts(found);
  }

  /**
   * Reads a number after the words that say what it counts: {@code Tests run: 3, Failures: 1} or
   * {@code failures=2}. Words begin after a comma, semicolon or bracket.
   */
  public static Counts wordNumber(String text) {
    Map<String, Long> found = new LinkedHashMap<>();
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || c == '(' || c == '[' || c == '|') {
        word = i + 1;
      } else if (c == ':' || c == '=') {
        int number = i + 1;
        while (number < text.length() && text.charAt(number) == ' ') {
          number++;
        }
        int end = endOfDigits(text, number);
        if (isWhole(text, number, end)) {
          found.putIfAbsent(
              normal(text.substring(word, i)), Long.valueOf(text.substring(number, end)));
          i = end - 1;
        }
        word = i + 1;
      }
    }
    return new Counts(found);
  }

  /** Tells whether nothing was counted. */
  public boolean isEmpty() {
    return byWord.isEmpty();
  }

  /** Tells whether the text says how many there are of {@code word}. */
  public boolean has(String word) {
    return byWord.containsKey(normal(word));
  }

  /** Returns the sum over the words, each once; those that are not there count nothing. */
  public long of(String... words) {
    return Arrays.stream(words)
        .map(Counts::normal)
        .distinct()
        .mapToLong(word -> byWord.getOrDefault(word, 0L))
        .sum();
  }

  /** Returns the sum over all words but these. */
  public long ofAllBut(String... words) {
    Set<String> left = new HashSet<>(byWord.keySet());
    for (String word : words) {
      left.remove(normal(word));
    }
    return left.stream().mapToLong(byWord::get).sum();
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Not a part of a word or of a decimal fraction, and no longer than a count can be. */
  private static boolean isWhole(String text, int from, int to) {
    boolean startsHere =
        from == 0
            || !(Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.');
    boolean fraction =
        to + 1 < text.length() && text.charAt(to) == '.' && Character.isDigit(text.charAt(to + 1));
    return to > from && to - from <= MAX_DIGITS && startsHere && !fraction;
  }

  private static String normal(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
  }

  @Override
  public String toString() {
    return byWord.toString();
  }
}
