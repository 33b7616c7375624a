package org.cienrich.io.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers in as few bytes as they need, texts and bytes. Not thread-safe. */
public final class BinaryWriter {
  private byte[] bytes = new byte[1 << 8];
  private int size;

  /** Writes a number in 1 byte if it is 0 to 127, in up to 9 if it is larger, in 10 if negative. */
  public void number(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes a number that may be negative in the fewer bytes the nearer it is to 0. */
  public void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** Writes a text as UTF-8 after its length in bytes. */
  public void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    raw(encoded, 0, encoded.length);
  }

  /** Writes bytes as they are. */
  public void raw(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /** Returns the number of bytes written so far. */
  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
    }
  }
}
