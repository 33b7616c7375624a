package org.cienrich.features.stats;

/** Hashes of 64 bits that are the same in every process. */
final class Hashing {
  private Hashing() {}

  /** The finaliser of SplitMix64 (Steele et al., OOPSLA 2014): a bijection. */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long of(CharSequence text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = Long.rotateLeft(hash ^ text.charAt(i), 27) * 0x9E3779B97F4A7C15L;
    }
    return mix(hash);
  }
}
