package org.cienrich.io.version;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.io.table.InputFile;

/** Runs and manifests to test with. */
final class SampleRuns {
  private SampleRuns() {}

  static RunDescription run(int version) {
    return new RunDescription(
        "sample",
        "run " + version,
        version,
        null,
        "2024-05-01T00:00:00Z",
        List.of(new InputFile("builds.csv", 12, "0".repeat(64))),
        new TreeMap<>(Map.of("features", "all")),
        "0.1.0",
        "1".repeat(64),
        new TreeMap<>(Map.of("git", "2.39.5")),
        new TreeMap<>(Map.of("lookback_days", 90L, "source_languages", List.of("java"))));
  }

  static Manifest manifest(int version, String status) {
    return new Manifest(
        Manifest.FORMAT,
        version,
        null,
        status,
        null,
        run(version),
        List.of(),
        new TreeMap<>(),
        new Manifest.Identity("2".repeat(64), new TreeMap<>()),
        List.of());
  }
}
