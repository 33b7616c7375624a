package org.cienrich.forge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A streamed body kept in a temporary file, so that its length and its middle are known. Not
 * thread-safe; {@link #close} deletes the file.
 */
final class Spool implements AutoCloseable {

  private final Path file;

  private Spool(Path file) {
    this.file = file;
  }

  static Spool of(Content content) throws IOException {
    Spool spool = new Spool(Files.createTempFile("forge-body", ""));
    try (OutputStream out = Files.newOutputStream(spool.file)) {
      content.writeTo(out);
      return spool;
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  long size() throws IOException {
    return Files.size(file);
  }

  /** Copies the first so many bytes. */
  void copyTo(OutputStream out, long count) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = count; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** Flips every bit of some bytes in the middle. */
  void corrupt() throws IOException {
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
      long middle = random.length() / 2;
      byte[] bytes = new byte[(int) Math.min(Corruption.LENGTH, random.length() - middle)];
      random.seek(middle);
      random.readFully(bytes);
      Corruption.flip(bytes, 0, bytes.length);
      random.seek(middle);
      random.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
