package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for texts in the command lines of all processes of this machine, many times a second. */
final class CommandLines implements AutoCloseable {
  private final Map<String, String> texts;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param texts what is looked for, by names
   */
  CommandLines(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
    var unused = watch.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  /** Returns the names of the texts that were in a command line. */
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
    String line;
    try {
      line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return;
    }
    texts.forEach(
        (name, text) -> {
          if (line.contains(text)) {
            seen.add(name);
          }
        });
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
