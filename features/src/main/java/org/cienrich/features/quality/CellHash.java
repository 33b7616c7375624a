package org.cienrich.features.quality;

import java.util.List;

/** 64-bit hashes of values, the same on any machine; equal values have equal hashes. */
final class CellHash {
  /** Stands for no value. */
  static final long NONE = 0;

  private static final long ODD = 0x100000001b3L;

  private CellHash() {}

  /** Returns the hash of a value of a feature, which is never {@link #NONE}. */
  static long of(Object value) {
    long hash;
    if (value instanceof Long number) {
      hash = mix(number);
    } else if (value instanceof Double number) {
      hash = mix(Double.doubleToLongBits(number + 0.0));
    } else if (value instanceof List<?> items) {
      hash = items.size();
      for (Object item : items) {
        hash = chain(hash, of(item));
      }
    } else {
      String text = value.toString();
      hash = mix(((long) text.hashCode() << Integer.SIZE) + text.length());
    }
    return hash == NONE ? 1 : hash;
  }

  /** Returns the hash of a sequence: of what came before and what comes next. */
  static long chain(long before, long next) {
    return mix(before * ODD + next);
  }

  /** The finaliser of SplitMix64 (Steele et al., OOPSLA 2014). */
  private static long mix(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
