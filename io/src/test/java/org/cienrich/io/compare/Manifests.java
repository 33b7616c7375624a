package org.cienrich.io.compare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Manifest.SelectedFeature;
import org.cienrich.io.version.RunDescription;
import org.jspecify.annotations.Nullable;

/** Manifests that differ in what a test sets. */
final class Manifests {
  private int version = 1;
  private @Nullable Integer parent;
  private String code = "0.1.0";
  private String catalogue = "1".repeat(64);
  private String input = "2".repeat(64);
  private String identity = "3".repeat(64);
  private SortedMap<String, String> options = new TreeMap<>();
  private SortedMap<String, Object> parameters = new TreeMap<>();
  private SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
  private final SortedMap<String, Integer> features = new TreeMap<>();

  Manifests version(int number, @Nullable Integer parentVersion) {
    version = number;
    parent = parentVersion;
    return this;
  }

  Manifests code(String codeVersion, String catalogRevision) {
    code = codeVersion;
    catalogue = catalogRevision;
    return this;
  }

  Manifests input(String sha256) {
    input = sha256;
    return this;
  }

  Manifests identity(String sha256) {
    identity = sha256;
    return this;
  }

  Manifests options(Map<String, String> byName) {
    options = new TreeMap<>(byName);
    return this;
  }

  Manifests parameters(Map<String, Object> byName) {
    parameters = new TreeMap<>(byName);
    return this;
  }

  Manifests counts(String kind, Map<String, Long> byStatus) {
    counts = new TreeMap<>(counts);
    counts.put(kind, new TreeMap<>(byStatus));
    return this;
  }

  Manifests feature(String name, int revision) {
    features.put(name, revision);
    return this;
  }

  Manifest build() {
    RunDescription run =
        new RunDescription(
            "sample",
            "run " + version,
            version,
            parent,
            "2024-05-01T00:00:00Z",
            List.of(new InputFile("builds.csv", 12, input)),
            options,
            code,
            catalogue,
            new TreeMap<>(),
            parameters);
    return new Manifest(
        1,
        version,
        parent,
        "processed",
        null,
        run,
        features.entrySet().stream()
            .map(feature -> new SelectedFeature(feature.getKey(), feature.getValue()))
            .toList(),
        counts,
        new Manifest.Identity(identity, new TreeMap<>(Map.of("dataset.csv", identity))),
        List.of());
  }
}
