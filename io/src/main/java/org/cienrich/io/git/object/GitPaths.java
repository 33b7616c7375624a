package org.cienrich.io.git.object;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of paths, which git keeps as bytes. */
public final class GitPaths {
  private static final String HEX = "0123456789ABCDEF";

  private GitPaths() {}

  /** Returns valid UTF-8 as it is and every other byte as {@code %XX}. */
  public static String decode(byte[] path) {
    for (byte b : path) {
      if (b < 0) {
        return decodeCarefully(path);
      }
    }
    return new String(path, StandardCharsets.US_ASCII);
  }

  private static String decodeCarefully(byte[] path) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(path);
    CharBuffer out = CharBuffer.allocate(3 * path.length);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int bad = 0; bad < result.length(); bad++) {
        int value = in.get() & 0xff;
        out.put('%').put(HEX.charAt(value >> 4)).put(HEX.charAt(value & 15));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** Tells whether two paths end in the same file name. */
  public static boolean haveSameName(byte[] path, byte[] other) {
    return Arrays.equals(path, nameStart(path), path.length, other, nameStart(other), other.length);
  }

  /** Returns the bytes of the file name as characters of the same numbers. */
  public static String nameOf(byte[] path) {
    int start = nameStart(path);
    return new String(path, start, path.length - start, StandardCharsets.ISO_8859_1);
  }

  private static int nameStart(byte[] path) {
    int start = path.length;
    while (start > 0 && path[start - 1] != '/') {
      start--;
    }
    return start;
  }
}
