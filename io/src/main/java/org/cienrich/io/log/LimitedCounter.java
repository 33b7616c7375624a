package org.cienrich.io.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes written through it and refuses more than a limit. */
final class LimitedCounter extends FilterOutputStream {
  private final long limit;
  private long count;

  LimitedCounter(OutputStream out, long limit) {
    super(out);
    this.limit = limit;
  }

  long count() {
    return count;
  }

  @Override
  public void write(int b) throws IOException {
    add(1);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    add(length);
    out.write(bytes, offset, length);
  }

  private void add(int length) throws TooLargeLogException {
    if (length > limit - count) {
      throw new TooLargeLogException(limit);
    }
    count += length;
  }
}
