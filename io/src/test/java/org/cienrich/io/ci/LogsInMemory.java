package org.cienrich.io.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps logs in memory. */
public final class LogsInMemory implements LogSink {
  private final Map<Key, String> logs = new ConcurrentHashMap<>();

  @Override
  public OptionalLong find(Key key) {
    String log = logs.get(key);
    return log == null ? OptionalLong.empty() : OptionalLong.of(size(log));
  }

  @Override
  public long put(Key key, Path plainText) throws IOException {
    String log = Files.readString(plainText);
    logs.putIfAbsent(key, log);
    return size(log);
  }

  /** Returns the log of a job, whatever repository it is of. */
  public String of(String jobId) {
    return logs.entrySet().stream()
        .filter(entry -> entry.getKey().jobId().equals(jobId))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No log of " + jobId));
  }

  private static long size(String log) {
    return log.getBytes(StandardCharsets.UTF_8).length;
  }
}
