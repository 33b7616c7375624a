package org.cienrich.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.BoundedInputStream;
import org.cienrich.io.csv.BuildCsv;
import org.cienrich.io.csv.BuildLine;
import org.cienrich.io.csv.InputException;
import org.cienrich.io.csv.ReadBuilds;
import org.cienrich.io.store.Sha256;

/**
 * An input that was read once and has at least one usable row.
 *
 * @param rows how many rows name a build
 */
public record InputDigest(String path, long bytes, String sha256, long rows) {

  /**
   * Reads an input.
   *
   * @throws InputException if its header cannot be used, or no row can
   */
  public static InputDigest of(String path, Set<String> providers)
      throws IOException, InputException {
    MessageDigest digest = Sha256.newDigest();
    long bytes;
    AtomicLong rows = new AtomicLong();
    try (InputStream in = ReadBuilds.open(path);
        BoundedInputStream counting = BoundedInputStream.builder().setInputStream(in).get();
        DigestInputStream digesting = new DigestInputStream(counting, digest)) {
      new BuildCsv(providers)
          .read(
              digesting,
              line -> {
                if (line instanceof BuildLine) {
                  rows.incrementAndGet();
                }
              });
      digesting.transferTo(OutputStream.nullOutputStream());
      bytes = counting.getCount();
    }
    if (rows.get() == 0) {
      throw new IOException(path + " has no row that names a build");
    }
    return new InputDigest(path, bytes, Sha256.hex(digest.digest()), rows.get());
  }
}
