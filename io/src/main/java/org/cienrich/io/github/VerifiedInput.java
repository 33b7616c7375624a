package org.cienrich.io.github;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/** Another stream whose end cannot be reached unless its CRC-32 is the expected one. */
final class VerifiedInput extends CheckedInputStream {
  private final long expected;

  VerifiedInput(InputStream in, long expected) {
    super(in, new CRC32());
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    return verified(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return verified(super.read(buffer, offset, length));
  }

  private int verified(int read) throws ZipException {
    if (read < 0 && getChecksum().getValue() != expected) {
      throw new ZipException("damaged entry");
    }
    return read;
  }
}
