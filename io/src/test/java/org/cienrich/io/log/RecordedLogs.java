package org.cienrich.io.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real logs, in the folder that the system property {@code ciEnrich.sharedData} names, else {@code
 * ../shared/data} beside the repository.
 */
final class RecordedLogs {
  private RecordedLogs() {}

  /** Skips the calling test where there are none. */
  static List<Path> orSkip() throws IOException {
    Path folder = sharedData().resolve("logs");
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "No logs in " + folder);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
    }
  }

  static InputStream open(Path file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(file));
  }

  private static Path sharedData() {
    String property = System.getProperty("ciEnrich.sharedData");
    if (property != null) {
      return Path.of(property);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared/data");
  }
}
