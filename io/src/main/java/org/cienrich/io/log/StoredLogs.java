package org.cienrich.io.log;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.io.input.BOMInputStream;
import org.cienrich.io.store.Store;

/**
 * Logs in a {@link Store}, kind {@code logs}, key {@code buildKey/jobId}. An entry is a header of
 * twelve bytes, the format and the size as plain text, and the text compressed by Zstandard.
 *
 * <p>The text is read as UTF-8; bytes that are not UTF-8 become U+FFFD, so that what is opened is
 * always UTF-8; a byte order mark is dropped. Secrets are masked before anything is written, be it
 * to the store or to the temporary file that a log grows in. Memory does not depend on the size of
 * the log.
 *
 * <p>Thread-safe.
 */
public final class StoredLogs implements LogStore {
  static final String KIND = "logs";

  /** 256 MiB of masked plain text. */
  public static final long DEFAULT_LIMIT = 256L << 20;

  private static final int FORMAT = 0x4c4f4731;
  private static final int HEADER_LENGTH = Integer.BYTES + Long.BYTES;

  private final Store store;
  private final SecretMasker masker;
  private final long limit;

  /** Logs of at most {@link #DEFAULT_LIMIT} bytes, masked by {@link SecretMasker#standard()}. */
  public StoredLogs(Store store) {
    this(store, SecretMasker.standard(), DEFAULT_LIMIT);
  }

  /**
   * @param limit the most bytes of masked plain text that a log may have
   */
  public StoredLogs(Store store, SecretMasker masker, long limit) {
    this.store = store;
    this.masker = masker;
    this.limit = limit;
  }

  @Override
  public OptionalLong size(String buildKey, String jobId) throws IOException {
    Optional<InputStream> entry = store.open(KIND, keyOf(buildKey, jobId));
    if (entry.isEmpty()) {
      return OptionalLong.empty();
    }
    try (InputStream in = entry.get()) {
      return OptionalLong.of(readHeader(in));
    }
  }

  @Override
  public long put(String buildKey, String jobId, InputStream text) throws IOException {
    OptionalLong present = size(buildKey, jobId);
    if (present.isPresent()) {
      return present.getAsLong();
    }
    Path compressed = Files.createTempFile("log", ".zst");
    try {
      long size = compress(text, compressed);
      boolean stored;
      try (InputStream in = Files.newInputStream(compressed)) {
        stored = store.putIfAbsent(KIND, keyOf(buildKey, jobId), withHeader(size, in));
      }
      return stored ? size : size(buildKey, jobId).orElse(size);
    } finally {
      Files.deleteIfExists(compressed);
    }
  }

  @Override
  public Optional<InputStream> open(String buildKey, String jobId) throws IOException {
    Optional<InputStream> entry = store.open(KIND, keyOf(buildKey, jobId));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    InputStream in = entry.get();
    try {
      readHeader(in);
      return Optional.of(new ZstdInputStream(in));
    } catch (IOException | RuntimeException | Error e) {
      in.close();
      throw e;
    }
  }

  private long compress(InputStream text, Path file) throws IOException {
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        LimitedCounter counter = new LimitedCounter(new ZstdOutputStream(raw), limit);
        Writer out = new OutputStreamWriter(counter, StandardCharsets.UTF_8)) {
      InputStream plain = BOMInputStream.builder().setInputStream(text).get();
      new MaskedCopy(masker).copy(new InputStreamReader(plain, StandardCharsets.UTF_8), out);
      out.flush();
      return counter.count();
    }
  }

  private static InputStream withHeader(long size, InputStream compressed) {
    byte[] header = ByteBuffer.allocate(HEADER_LENGTH).putInt(FORMAT).putLong(size).array();
    return new SequenceInputStream(new ByteArrayInputStream(header), compressed);
  }

  private static long readHeader(InputStream in) throws IOException {
    DataInputStream header = new DataInputStream(in);
    if (header.readInt() != FORMAT) {
      throw new IOException("Not a stored log of a format that this version knows");
    }
    return header.readLong();
  }

  private static String keyOf(String buildKey, String jobId) {
    return buildKey + "/" + jobId;
  }
}
