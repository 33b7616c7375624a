package org.cienrich.io.log;

import java.util.Map;
import java.util.TreeMap;

/** Shannon entropy. */
final class Entropy {
  private Entropy() {}

  /** Returns the entropy of the characters of a text, in bits a character; 0 for no text. */
  static double of(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
    double entropy = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      entropy -= share * Math.log(share) / Math.log(2);
    }
    return entropy;
  }
}
