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
              "repositories", "repositories",
              "dead_letters", "dead letters"));

  private RunSummary() {}

  static String of(Manifest manifest, String directory) {
    StringBuilder text = new StringBuilder();
    text.append("Version ").append(manifest.version()).append(" is ").append(manifest.status());
    text.append(manifest.statusReason() == null ? "." : ": " + manifest.statusReason());
    text.append('\n');
    KINDS.forEach(
        (kind, words) -> {
          SortedMap<String, Long> counts = manifest.counts().get(kind);
          if (counts != null && !counts.isEmpty()) {
            text.append("  %-13s %s%n".formatted(words, inWords(counts)));
          }
        });
    if (nothingFound(manifest)) {
      text.append("Warning: no build of the input was found; see builds/ for the reasons.\n");
    }
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

  private static boolean nothingFound(Manifest manifest) {
    return manifest.counts().getOrDefault("builds", new TreeMap<>()).getOrDefault("found", 0L) == 0;
  }

  private static String inWords(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
