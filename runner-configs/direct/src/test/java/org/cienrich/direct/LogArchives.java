package org.cienrich.direct;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives of logs as an attacker makes them. */
final class LogArchives {
  private static final int CHUNK = 100 << 20;

  private LogArchives() {}

  /** A small archive of one file of so many times 100 MiB of zeros. */
  static byte[] bomb(String name, int times) throws IOException {
    byte[] chunk = deflated(CHUNK, Deflater.FULL_FLUSH);
    byte[] end = deflated(0, Deflater.NO_FLUSH);
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setMethod(ZipArchiveEntry.DEFLATED);
    entry.setSize((long) CHUNK * times);
    entry.setCompressedSize((long) chunk.length * times + end.length);
    entry.setCrc(0);
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      InputStream content =
          new SequenceInputStream(
              new SequenceInputStream(
                  Collections.enumeration(
                      Collections.nCopies(times, chunk).stream()
                          .<InputStream>map(ByteArrayInputStream::new)
                          .toList())),
              new ByteArrayInputStream(end));
      zip.addRawArchiveEntry(entry, content);
    }
    return content(bytes);
  }

  /** Without a flush the stream is ended. */
  private static byte[] deflated(int zeros, int flush) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(new byte[zeros]);
      if (flush == Deflater.NO_FLUSH) {
        deflater.finish();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = deflater.deflate(buffer, 0, buffer.length, flush);
          n > 0;
          n = deflater.deflate(buffer, 0, buffer.length, flush)) {
        out.write(buffer, 0, n);
        if (n < buffer.length) {
          break;
        }
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** An archive of files with these names that hold one line each. */
  static byte[] ofFiles(List<String> names) throws IOException {
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (String name : names) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write("2024-01-01T06:00:00.0000000Z escaped\n".getBytes(UTF_8));
        zip.closeArchiveEntry();
      }
    }
    return content(bytes);
  }

  private static byte[] content(SeekableInMemoryByteChannel bytes) {
    return Arrays.copyOf(bytes.array(), (int) bytes.size());
  }
}
