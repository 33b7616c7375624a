package org.cienrich.io.github;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Another stream up to a limit. It remembers how reading failed. For one thread. */
final class BoundedInput extends FilterInputStream {
  private final long limit;
  private long read;
  private boolean isTooLarge;
  private boolean isBroken;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  long bytesRead() {
    return read;
  }

  /** Tells whether there was more than the limit. */
  boolean isTooLarge() {
    return isTooLarge;
  }

  /** Tells whether the other stream could not be read to its end. */
  boolean isBroken() {
    return isBroken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
    } catch (IOException broken) {
      isBroken = true;
      throw broken;
    }
    read += Math.max(count, 0);
    if (read > limit) {
      isTooLarge = true;
      throw new IOException("more than " + limit + " bytes");
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 13)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
