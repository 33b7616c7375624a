package org.cienrich.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.version.FoundVersion;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.StoredQuality;
import org.cienrich.io.version.UnreadableVersionException;
import org.jspecify.annotations.Nullable;

/** All versions of an output, each in a line. */
final class VersionTable {
  private static final int TO_THE_MINUTE = "2024-01-31T23:59".length();

  private VersionTable() {}

  /**
   * A version in short. Null is what is not known, as most is of a version that is not finished.
   *
   * @param status {@code processed}, {@code failed}, {@code unfinished} or {@code unreadable}
   * @param builds all builds of the input
   * @param found those of them that were found
   * @param completed rows by their status
   */
  record Line(
      int version,
      String status,
      @Nullable String startedAt,
      @Nullable Long found,
      @Nullable Long builds,
      @Nullable Long completed,
      @Nullable Long partial,
      @Nullable Long failed,
      @Nullable Integer features,
      @Nullable Double quality,
      @Nullable String runId,
      @Nullable Integer parentVersion) {

    static Line of(FoundVersion found) throws IOException {
      Manifest manifest = found.manifest();
      String status = VersionChoice.word(found);
      if (manifest == null) {
        return new Line(
            found.version(),
            status,
            found.startedAt(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            found.runId(),
            null);
      }
      SortedMap<String, Long> builds = counts(manifest, "builds");
      SortedMap<String, Long> rows = counts(manifest, "extraction");
      return new Line(
          found.version(),
          status,
          found.startedAt(),
          builds.getOrDefault("found", 0L),
          builds.values().stream().mapToLong(Long::longValue).sum(),
          rows.getOrDefault("completed", 0L),
          rows.getOrDefault("partial", 0L),
          rows.getOrDefault("failed", 0L),
          manifest.features().size(),
          quality(found.directory()),
          found.runId(),
          manifest.parentVersion());
    }

    private static @Nullable Double quality(String directory) throws IOException {
      try {
        return StoredQuality.read(directory)
            .map(QualityReport::scores)
            .map(QualityReport.Scores::quality)
            .orElse(null);
      } catch (UnreadableVersionException damaged) {
        return null;
      }
    }

    private static SortedMap<String, Long> counts(Manifest manifest, String kind) {
      return manifest.counts().getOrDefault(kind, new TreeMap<>());
    }

    private String[] cells() {
      return new String[] {
        "v" + version,
        status,
        startedAt == null || startedAt.length() < TO_THE_MINUTE
            ? ""
            : startedAt.substring(0, TO_THE_MINUTE).replace('T', ' '),
        builds == null ? "" : found + "/" + builds,
        completed == null ? "" : completed + "/" + partial + "/" + failed,
        features == null ? "" : features.toString(),
        quality == null ? "" : String.format(Locale.ROOT, "%.1f", quality),
        parentVersion == null ? "" : "v" + parentVersion,
        runId == null ? "" : runId
      };
    }
  }

  static String of(List<Line> lines) {
    TextTable table =
        new TextTable(
            "", "status", "started (UTC)", "builds>", "rows>", "cols>", "score>", "from", "run");
    lines.forEach(line -> table.add(line.cells()));
    return table.narrowLines()
        + "\nbuilds: found/all; rows: completed/partial/failed; cols: features;\n"
        + "score: quality of 100; from: the version whose failures were repeated.\n";
  }
}
