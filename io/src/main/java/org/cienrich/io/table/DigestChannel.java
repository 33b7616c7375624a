package org.cienrich.io.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import org.cienrich.io.store.Sha256;

/** Counts and digests what is written through it. Not thread-safe. */
public final class DigestChannel implements WritableByteChannel {
  private final WritableByteChannel target;
  private final MessageDigest digest = Sha256.newDigest();
  private long bytes;

  DigestChannel(WritableByteChannel target) {
    this.target = target;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    ByteBuffer copy = source.duplicate();
    int written = target.write(source);
    copy.limit(copy.position() + written);
    digest.update(copy);
    bytes += written;
    return written;
  }

  /** Returns the bytes written so far. */
  public long bytes() {
    return bytes;
  }

  /** Returns the digest of everything written; to be called once. */
  public String sha256() {
    return Sha256.hex(digest.digest());
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
