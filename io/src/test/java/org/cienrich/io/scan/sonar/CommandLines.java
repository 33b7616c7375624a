package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notes the command lines of all processes of this machine, many times a second. */
final class CommandLines implements AutoCloseable {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

  CommandLines() {
    var unused = watch.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  Set<String> seen() {
    return Set.copyOf(seen);
  }

  private void look() {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      processes.forEach(this::note);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void note(Path process) {
    try {
      seen.add(
          new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
              .replace('\0', ' '));
    } catch (IOException ended) {
      seen.add("");
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
