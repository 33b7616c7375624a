package org.cienrich.io.git;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of paths, which git keeps as bytes. */
final class GitPaths {
  private static final String HEX = "0123456789ABCDEF";

  private GitPaths() {}

  /** Returns valid UTF-8 as it is and every other byte as {@code %XX}. */
  static String decode(byte[] path) {
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
}
