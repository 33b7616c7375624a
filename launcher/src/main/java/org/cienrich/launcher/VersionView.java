package org.cienrich.launcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.quality.Issue;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.version.FeatureCompleteness;
import org.cienrich.io.version.FileCheck;
import org.cienrich.io.version.FoundVersion;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.StoredQuality;
import org.cienrich.io.version.UnreadableVersionException;
import org.cienrich.io.version.Versions;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a version.
 *
 * @param status {@code processed}, {@code failed}, {@code unfinished} or {@code unreadable}
 * @param manifest null if the version has none that can be read
 * @param qualityScores null if the version has no quality report
 * @param qualityProblem why that report cannot be read; null if it can, or there is none
 * @param issues of that report, most severe first
 * @param leastComplete features by the share of rows with a value, smallest first
 * @param fileCheck null if the files were not read
 */
record VersionView(
    int version,
    String status,
    String directory,
    @Nullable String runId,
    @Nullable String startedAt,
    @Nullable Manifest manifest,
    QualityReport.@Nullable Scores qualityScores,
    @Nullable String qualityProblem,
    List<Issue> issues,
    List<FeatureCompleteness> leastComplete,
    @Nullable FileCheck fileCheck) {

  /** Reads all but the rows; the files too if they are to be checked. */
  static VersionView of(FoundVersion found, String output, boolean verifies) throws IOException {
    Manifest manifest = found.manifest();
    Optional<QualityReport> quality = Optional.empty();
    String damage = null;
    try {
      quality = StoredQuality.read(found.directory());
    } catch (UnreadableVersionException damaged) {
      damage = damaged.getMessage();
    }
    return new VersionView(
        found.version(),
        VersionChoice.word(found),
        found.directory(),
        found.runId(),
        found.startedAt(),
        manifest,
        quality.map(QualityReport::scores).orElse(null),
        damage,
        quality.map(QualityReport::issues).orElse(List.of()).stream()
            .sorted(
                Comparator.comparing(
                    VersionView::severity, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList(),
        manifest == null ? List.of() : leastComplete(found.directory()),
        manifest != null && verifies ? FileCheck.of(output, manifest) : null);
  }

  /** Returns null for what is none. */
  private static Issue.@Nullable Severity severity(Issue issue) {
    return Arrays.stream(Issue.Severity.values())
        .filter(severity -> severity.text().equals(issue.severity()))
        .findFirst()
        .orElse(null);
  }

  /** Returns no feature where the dictionary is gone: the check of files tells that. */
  private static List<FeatureCompleteness> leastComplete(String directory) throws IOException {
    try {
      return FeatureCompleteness.of(Versions.dictionary(directory)).stream()
          .sorted(Comparator.comparing(FeatureCompleteness::values))
          .toList();
    } catch (UnreadableVersionException damaged) {
      return List.of();
    }
  }
}
