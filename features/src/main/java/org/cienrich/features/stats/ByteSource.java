package org.cienrich.features.stats;

/**
 * Reads what {@link ByteSink} wrote. All methods throw {@link IllegalArgumentException} if the
 * bytes cannot be that. Not thread-safe.
 */
final class ByteSource {
  private final byte[] bytes;
  private int next;

  ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte read = get();
      value |= (read & 0x7FL) << shift;
      if (read >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("Not a number of at most 64 bits before byte " + next);
  }

  long signed() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A varint that counts something which is there. */
  long count() {
    long value = varint();
    if (value <= 0) {
      throw new IllegalArgumentException("Not a positive count before byte " + next + ": " + value);
    }
    return value;
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (get() & 0xFFL);
    }
    return value;
  }

  double fixedDouble() {
    return Double.longBitsToDouble(fixed());
  }

  String text() {
    long length = varint();
    if (length < 0 || length > bytes.length - next) {
      throw tooShort();
    }
    char[] chars = new char[(int) length];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) varint();
    }
    return new String(chars);
  }

  void expectEnd() {
    if (next != bytes.length) {
      throw new IllegalArgumentException(
          "Only " + next + " of " + bytes.length + " bytes belong to the counts");
    }
  }

  private byte get() {
    if (next == bytes.length) {
      throw tooShort();
    }
    return bytes[next++];
  }

  private IllegalArgumentException tooShort() {
    return new IllegalArgumentException("Counts are cut off after " + bytes.length + " bytes");
  }
}
