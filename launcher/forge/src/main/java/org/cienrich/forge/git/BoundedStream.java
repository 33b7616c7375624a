package org.cienrich.forge.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails once more was read from it than is allowed. Not thread-safe. */
final class BoundedStream extends FilterInputStream {

  private long left;

  BoundedStream(InputStream in, long largest) {
    super(in);
    left = largest;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws IOException {
    left -= Math.max(0, read);
    if (left < 0) {
      throw new IOException("The request is too large");
    }
  }
}
