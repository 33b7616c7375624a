package org.cienrich.features.stats;

import java.util.Arrays;

/** Writes compact bytes, which {@link ByteSource} reads. Not thread-safe. */
final class ByteSink {
  private byte[] bytes = new byte[64];
  private int size;

  /** Seven bits a byte, lowest first; at most nine bytes unless negative. */
  void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      put((byte) (left | 0x80));
      left >>>= 7;
    }
    put((byte) left);
  }

  /** A varint in which numbers near zero of either sign are short. */
  void signed(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  void fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (value >>> shift));
    }
  }

  void fixed(double value) {
    fixed(Double.doubleToLongBits(value));
  }

  /** Char by char, so that unpaired surrogates survive. */
  void text(String value) {
    varint(value.length());
    for (int i = 0; i < value.length(); i++) {
      varint(value.charAt(i));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = value;
  }
}
