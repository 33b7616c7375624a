package org.cienrich.io.git.object;

/**
 * The instructions that make an object from another one: copies from the base and literal bytes.
 */
final class Delta {
  private final byte[] code;
  private int at;

  private Delta(byte[] code) {
    this.code = code;
  }

  /**
   * Returns the object.
   *
   * @throws CorruptPackException if the instructions do not fit the base or the size they announce
   */
  static byte[] apply(byte[] base, byte[] code) throws CorruptPackException {
    Delta delta = new Delta(code);
    try {
      return delta.apply(base);
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptPackException("A delta leaves its base or its result");
    }
  }

  /** Returns the length of the object that instructions make, which their first bytes tell. */
  static long lengthOf(byte[] start) throws CorruptPackException {
    Delta delta = new Delta(start);
    try {
      delta.number();
      return delta.number();
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptPackException("A delta is cut off");
    }
  }

  private byte[] apply(byte[] base) throws CorruptPackException {
    long baseLength = number();
    long length = number();
    if (baseLength != base.length || length != (int) length) {
      throw new CorruptPackException("A delta is for another base");
    }
    byte[] result = new byte[(int) length];
    int end = 0;
    while (at < code.length) {
      int instruction = code[at++] & 0xff;
      if (instruction >= 0x80) {
        int from = bits(instruction, 4);
        int count = bits(instruction >> 4, 3);
        count = count == 0 ? 0x10000 : count;
        System.arraycopy(base, from, result, end, count);
        end += count;
      } else if (instruction > 0) {
        System.arraycopy(code, at, result, end, instruction);
        at += instruction;
        end += instruction;
      } else {
        throw new CorruptPackException("A delta has an instruction that is reserved");
      }
    }
    if (end != length) {
      throw new CorruptPackException("A delta makes less than it announces");
    }
    return result;
  }

  /** Reads a little-endian number of which the flags tell the bytes that are there. */
  private int bits(int flags, int most) {
    int value = 0;
    for (int part = 0; part < most; part++) {
      if ((flags & (1 << part)) != 0) {
        value |= (code[at++] & 0xff) << (8 * part);
      }
    }
    return value;
  }

  private long number() {
    long value = 0;
    int part;
    int shift = 0;
    do {
      part = code[at++] & 0xff;
      value |= (long) (part & 0x7f) << shift;
      shift += 7;
    } while (part >= 0x80 && shift < 63);
    return value;
  }
}
