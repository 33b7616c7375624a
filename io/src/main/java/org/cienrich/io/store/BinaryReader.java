package org.cienrich.io.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link BinaryWriter} wrote. What cannot have been written is a {@link
 * MalformedDataException}, before memory is taken for it. Not thread-safe.
 */
public final class BinaryReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  public BinaryReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads a part of an array. */
  public BinaryReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.at = from;
    this.end = from + length;
  }

  /** Returns where in the array the next byte is. */
  public int position() {
    return at;
  }

  /** Passes over bytes. */
  public void skip(int length) throws MalformedDataException {
    advance(length);
  }

  /** Reads what {@link BinaryWriter#number} wrote. */
  public long number() throws MalformedDataException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = bytes[advance(1)];
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new MalformedDataException("A number is too long");
  }

  /** Reads what {@link BinaryWriter#signed} wrote. */
  public long signed() throws MalformedDataException {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a number of at least 0 and at most a limit. */
  public int number(int limit) throws MalformedDataException {
    long value = number();
    if (value < 0 || value > limit) {
      throw new MalformedDataException(value + " is not between 0 and " + limit);
    }
    return (int) value;
  }

  /** Reads how many items follow, each of at least that many bytes. */
  public int count(int bytesEach) throws MalformedDataException {
    int count = number(Integer.MAX_VALUE);
    if (count > (end - at) / bytesEach) {
      throw new MalformedDataException("Less is left than " + count + " items need");
    }
    return count;
  }

  /** Reads a text. */
  public String text() throws MalformedDataException {
    int length = count(1);
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** Reads bytes. */
  public byte[] raw(int length) throws MalformedDataException {
    int from = advance(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Checks that nothing is left. */
  public void end() throws MalformedDataException {
    if (at != end) {
      throw new MalformedDataException("More is left than was expected");
    }
  }

  private int advance(int length) throws MalformedDataException {
    if (length > end - at) {
      throw new MalformedDataException("Less is left than was expected");
    }
    int from = at;
    at += length;
    return from;
  }
}
