package org.cienrich.launcher;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.io.version.Manifest;

/** What a person wants to know at the end of a run. */
final class RunSummary {
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "builds", "builds",
              "extraction", "feature rows",
              "imports", "resources of builds",
              "repositories", "repositories",
              "scans", "scans of commits",
              "dead_letters", "dead letters",
              "documents", "in MongoDB"));

  private RunSummary() {}

  static String of(Manifest manifest, String directory) {
    StringBuilder text = new StringBuilder(outcome(manifest));
    text.append("Files in ").append(directory).append('\n');
    manifest.files().stream()
        .filter(file -> !file.path().contains("/"))
        .forEach(file -> text.append("  ").append(file.path()).append('\n'));
    text.append("  manifest.json\n");
    text.append(
        manifest.files().stream()
            .filter(file -> file.path().contains("/"))
            .map(file -> file.path().substring(0, file.path().indexOf('/') + 1))
            .distinct()
            .collect(Collectors.joining(" ", "  Parquet: ", "\n")));
    return text.toString();
  }

  /** Returns what became of the run: the status, the counts, and what can be done about them. */
  static String outcome(Manifest manifest) {
    StringBuilder text = new StringBuilder();
    text.append("Version ").append(manifest.version()).append(" is ").append(manifest.status());
    text.append(manifest.statusReason() == null ? "." : ": " + manifest.statusReason());
    text.append('\n');
    if (manifest.parentVersion() != null) {
      text.append(
          "  repeats             what failed in version %d%n".formatted(manifest.parentVersion()));
    }
    KINDS.forEach(
        (kind, words) -> {
          SortedMap<String, Long> counts = manifest.counts().get(kind);
          if (counts != null && !counts.isEmpty()) {
            text.append("  %-19s %s%n".formatted(words, inWords(counts)));
          }
        });
    if (nothingFound(manifest)) {
      text.append("Warning: no build of the input was found; see builds/ for the reasons.\n");
    }
    long failed = count(manifest, "builds", "error") + count(manifest, "imports", "failed");
    if (failed > 0) {
      text.append(
          "%d builds lack something that a later run may get: --retry=ingestion --version=%d%n"
              .formatted(failed, manifest.version()));
    }
    long failedScans = count(manifest, "scans", "failed");
    if (failedScans > 0) {
      text.append(
          "%d scans failed, see commit_scans/ for the reasons: --retry=scans --version=%d%n"
              .formatted(failedScans, manifest.version()));
    }
    return text.toString();
  }

  private static boolean nothingFound(Manifest manifest) {
    return count(manifest, "builds", "found") == 0;
  }

  private static long count(Manifest manifest, String kind, String status) {
    return manifest.counts().getOrDefault(kind, new TreeMap<>()).getOrDefault(status, 0L);
  }

  private static String inWords(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
