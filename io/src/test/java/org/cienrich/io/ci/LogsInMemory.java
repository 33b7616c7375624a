package org.cienrich.io.ci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.io.log.LogStore;

/** Keeps logs in memory. */
public final class LogsInMemory implements LogStore {
  private final Map<String, byte[]> logs = new ConcurrentHashMap<>();

  @Override
  public OptionalLong size(String buildKey, String jobId) {
    byte[] log = logs.get(buildKey + "/" + jobId);
    return log == null ? OptionalLong.empty() : OptionalLong.of(log.length);
  }

  @Override
  public long put(String buildKey, String jobId, InputStream text) throws IOException {
    byte[] log = text.readAllBytes();
    logs.putIfAbsent(buildKey + "/" + jobId, log);
    return log.length;
  }

  @Override
  public Optional<InputStream> open(String buildKey, String jobId) {
    return Optional.ofNullable(logs.get(buildKey + "/" + jobId)).map(ByteArrayInputStream::new);
  }

  /** Returns the log of a job, whatever build it is of. */
  public String of(String jobId) {
    return logs.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/" + jobId))
        .map(entry -> new String(entry.getValue(), UTF_8))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No log of " + jobId));
  }
}
