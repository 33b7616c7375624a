package org.cienrich.io.log;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.cienrich.io.SharedData;
import org.cienrich.io.store.LocalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What masking does to logs of real builds. */
class RecordedLogsIT {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?i)tests? run: ?\\d|\\d+ (?:passed|passing|failed|failing|skipped|pending|examples|runs|tests)\\b"
              + "|BUILD (?:SUCCESS|FAIL)|^ran \\d+ tests?|--- (?:PASS|FAIL)");
  private static final Pattern COMMIT =
      Pattern.compile(
          "(?i)(?:\\bgit\\b|\\bcommit|\\bHEAD\\b|refs/|\\bmerge\\b|checkout).*\\b[0-9a-f]{40}\\b");

  private Map<String, String> logs;

  private static String read(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void readLogs() {
    logs =
        SharedData.orSkip("logs").files(".log.gz").stream()
            .collect(
                toMap(file -> file.getFileName().toString(), RecordedLogsIT::read, (a, b) -> a));
  }

  @Test
  void masksWhatIsSecretAndKeepsTheRest() {
    Map<String, Integer> masked = new TreeMap<>();
    logs.forEach(
        (name, log) -> {
          int spots = changedLines(log, Masking.of(log));
          if (spots > 0) {
            masked.put(name, spots);
          }
        });

    assertThat(masked)
        .isEqualTo(
            Map.of(
                "gradle__254312312-orig.log.gz", 2,
                "maven__99251245-orig.log.gz", 2,
                "javascript__mocha__2284801118.log.gz", 1,
                "javascript__mocha__2538931529.log.gz", 2,
                "510_5004d140afc87adcc8ee122f7945ad5da4597f56_74267343.log.gz", 1,
                "failure_510_5004d140afc87adcc8ee122f7945ad5da4597f56_74267343.log.gz", 1,
                "ruby_510_5004d140afc87adcc8ee122f7945ad5da4597f56_74267343.log.gz", 1));
  }

  private static int changedLines(String log, String masked) {
    List<String> before = List.of(log.split("\n", -1));
    List<String> after = List.of(masked.split("\n", -1));
    assertThat(after).hasSameSizeAs(before);
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed++;
        assertThat(before.get(i)).doesNotContainPattern(SUMMARY).doesNotContainPattern(COMMIT);
      }
    }
    return changed;
  }

  @Test
  void storedLogsAreOfTheSizeTold(@TempDir Path cacheDir) throws IOException {
    LogStore store = new StoredLogs(new LocalStore(cacheDir));
    for (Path file : SharedData.orSkip("logs").files(".log.gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        store.put(file.toString(), "1", in);
      }
      try (InputStream in = store.open(file.toString(), "1").orElseThrow()) {
        assertThat(store.size(file.toString(), "1")).hasValue(in.readAllBytes().length);
      }
    }
  }
}
