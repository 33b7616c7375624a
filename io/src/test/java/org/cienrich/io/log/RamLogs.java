package org.cienrich.io.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps logs in memory as they are. */
public final class RamLogs implements LogStore {
  private final Map<String, byte[]> logs = new ConcurrentHashMap<>();
  private final long limit;

  public RamLogs() {
    this(Integer.MAX_VALUE);
  }

  public RamLogs(long limit) {
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

  /** Returns a log that is stored. */
  public String text(String buildKey, String jobId) {
    return new String(logs.get(buildKey + " " + jobId), StandardCharsets.UTF_8);
  }
}
