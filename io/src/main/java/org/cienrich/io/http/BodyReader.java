package org.cienrich.io.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Takes the body of an answer to where it is wanted. */
interface BodyReader {
  /** Of an answer that is no download, this much is enough to tell what it means. */
  int MAX_EXPLANATION = 64 * 1024;

  /**
   * Reads a body to its end.
   *
   * @return the body, or nothing if it went elsewhere
   * @throws TooLargeException if it is too large
   * @throws CancellationException if the thread is interrupted while it writes a file
   */
  byte[] read(int status, InputStream body) throws IOException;

  /** Tells whether a body of this length may be read at all. */
  boolean mayBe(int status, long length);

  /** Reads it into memory. */
  static BodyReader toMemory(long maxBytes) {
    return new BodyReader() {
      @Override
      public byte[] read(int status, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 16));
        if (bytes.length > maxBytes) {
          throw new TooLargeException(maxBytes);
        }
        return bytes;
      }

      @Override
      public boolean mayBe(int status, long length) {
        return length <= maxBytes;
      }
    };
  }

  /**
   * Writes it over the file if the status is 200. Of other answers the beginning is read into
   * memory.
   */
  static BodyReader toFile(Path file, long maxBytes, ApiUsage usage) {
    return new BodyReader() {
      @Override
      public byte[] read(int status, InputStream body) throws IOException {
        if (status != 200) {
          return body.readNBytes(MAX_EXPLANATION);
        }
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
          for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (Thread.currentThread().isInterrupted()) {
              throw new CancellationException("Interrupted while downloading");
            }
            length += read;
            if (length > maxBytes) {
              throw new TooLargeException(maxBytes);
            }
            out.write(buffer, 0, read);
          }
        }
        usage.countBytes(length);
        return new byte[0];
      }

      @Override
      public boolean mayBe(int status, long length) {
        return status != 200 || length <= maxBytes;
      }
    };
  }
}
