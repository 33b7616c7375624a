package org.cienrich.features.quality;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays with their length before them. */
final class Bytes {
  private Bytes() {}

  static void write(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    return content;
  }

  static void write(DataOutputStream out, long[] content) throws IOException {
    out.writeInt(content.length);
    for (long each : content) {
      out.writeLong(each);
    }
  }

  static long[] readLongs(DataInputStream in) throws IOException {
    long[] content = new long[in.readInt()];
    for (int i = 0; i < content.length; i++) {
      content[i] = in.readLong();
    }
    return content;
  }
}
