package org.cienrich.io.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, with the possibility to put some back. LF, CRLF and a lone CR end a line. Of
 * a line that is too long only the beginning is kept in memory. Not thread-safe.
 */
final class PhysicalLines {
  static final int MAX_BYTES = 256 * 1024;
  private static final int KEPT_BYTES = 4 * 1024;
  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final Deque<PhysicalLine> putBack = new ArrayDeque<>();
  private int position;
  private int limit;
  private byte[] line = new byte[256];
  private long count;

  PhysicalLines(InputStream in) {
    this.in = in;
  }

  /** Returns how many lines were read from the file so far, those put back included. */
  long count() {
    return count;
  }

  /** Returns the next line, null after the last. */
  @Nullable PhysicalLine next() throws IOException {
    return putBack.isEmpty() ? read() : putBack.pop();
  }

  /** Puts lines back, so that the first of them is the next. */
  void putBack(List<PhysicalLine> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      putBack.push(lines.get(i));
    }
  }

  private @Nullable PhysicalLine read() throws IOException {
    int first = readByte();
    if (first == END) {
      return null;
    }
    count++;
    int length = 0;
    boolean isTooLong = false;
    for (int b = first; b != END && b != '\n'; b = readByte()) {
      if (b == '\r') {
        skipLineFeed();
        break;
      }
      if (length < MAX_BYTES) {
        append(length++, (byte) b);
      } else {
        isTooLong = true;
      }
    }
    return decode(length, isTooLong);
  }

  private PhysicalLine decode(int length, boolean isTooLong) {
    int kept = isTooLong ? KEPT_BYTES : length;
    String text = new String(line, 0, kept, StandardCharsets.UTF_8);
    boolean isUtf8 = isTooLong || text.indexOf('\uFFFD') < 0 || isStrictUtf8(length);
    return new PhysicalLine(count, text, isUtf8, isTooLong);
  }

  private boolean isStrictUtf8(int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void append(int index, byte b) {
    if (index == line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_BYTES, line.length * 2));
    }
    line[index] = b;
  }

  private void skipLineFeed() throws IOException {
    if (readByte() != '\n' && limit > 0) {
      position--;
    }
  }

  private int readByte() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      if (limit == 0) {
        return END;
      }
    }
    return buffer[position++] & 0xFF;
  }
}
