package org.cienrich.io.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps logs in memory as they are, up to a size. */
public final class LogsInMemory implements LogStore {
  private final Map<String, byte[]> logs = new ConcurrentHashMap<>();
  private final long limit;

  public LogsInMemory() {
    this(Integer.MAX_VALUE);
  }

  public LogsInMemory(long limit) {
    this.limit = limit;
  }

  @Override
  public OptionalLong size(String buildKey, String jobId) {
    byte[] log = logs.get(buildKey + " " + jobId);
    return log == null ? OptionalLong.empty() : OptionalLong.of(log.length);
  }

  @Override
  public long put(String buildKey, String jobId, InputStream text) throws IOException {
    byte[] bytes = text.readAllBytes();
    if (bytes.length > limit) {
      throw new TooLargeLogException(limit);
    }
    logs.putIfAbsent(buildKey + " " + jobId, bytes);
    return bytes.length;
  }

  @Override
  public Optional<InputStream> open(String buildKey, String jobId) {
    return Optional.ofNullable(logs.get(buildKey + " " + jobId)).map(ByteArrayInputStream::new);
  }

  /** Returns the log of a job, whatever build it is of. */
  public String of(String jobId) {
    return logs.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" " + jobId))
        .map(entry -> new String(entry.getValue(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No log of " + jobId));
  }

  /** Returns a log that is stored. */
  public String text(String buildKey, String jobId) {
    return new String(logs.get(buildKey + " " + jobId), StandardCharsets.UTF_8);
  }
}
