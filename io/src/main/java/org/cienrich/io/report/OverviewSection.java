package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.Issue;
import org.cienrich.features.quality.QualityReport.Rows;
import org.cienrich.io.report.Bar.Slice;
import org.jspecify.annotations.Nullable;

/** What became of builds, rows and repositories, and the whole in a sentence. */
record OverviewSection(
    boolean processed,
    String status,
    @Nullable String statusReason,
    String verdict,
    List<Counter> counters) {

  /** The counts of a kind. */
  record Counter(String kind, String total, Bar bar, List<Status> statuses) {}

  /** One of its counts. */
  record Status(String tone, String name, String count, String share) {}

  static OverviewSection of(QualityDocument document) {
    Provenance provenance = document.provenance();
    return new OverviewSection(
        provenance.statusReason() == null && provenance.status().equals("processed"),
        provenance.status(),
        provenance.statusReason(),
        verdict(document),
        List.of(
            counter("Builds", "builds", document, "found", "not_found", "filtered", "error"),
            counter("Rows", "extraction", document, "completed", "partial", "failed"),
            counter(
                "Repositories",
                "repositories",
                document,
                "found",
                "not_found",
                "filtered",
                "error")));
  }

  private static String verdict(QualityDocument document) {
    Rows rows = document.quality().rows();
    if (rows.total() == 0) {
      return "The dataset has no rows, so there is nothing to judge.";
    }
    Double quality = document.quality().scores().quality();
    return "%s of %s %s %s enriched with %s; %s%s."
        .formatted(
            Figures.count(rows.enriched()),
            Figures.plural(rows.total(), "row"),
            "(" + Figures.percent(rows.enriched(), rows.total()) + ")",
            rows.enriched() == 1 ? "is" : "are",
            Figures.plural(document.quality().features().size(), "feature"),
            quality == null ? "" : "quality is " + Figures.fixed(quality, 1) + " of 100, with ",
            issues(document.quality().issues()));
  }

  private static String issues(List<Issue> issues) {
    long errors = count(issues, Issue.Severity.ERROR);
    long warnings = count(issues, Issue.Severity.WARNING);
    return Figures.plural(errors, "error") + " and " + Figures.plural(warnings, "warning");
  }

  private static long count(List<Issue> issues, Issue.Severity severity) {
    return issues.stream().filter(issue -> issue.severity().equals(severity.text())).count();
  }

  /** Returns the counts of a kind: those that there may be, then any others. */
  private static Counter counter(
      String title, String kind, QualityDocument document, String... known) {
    SortedMap<String, Long> counts = document.counts().getOrDefault(kind, new TreeMap<>());
    Set<String> names = new LinkedHashSet<>(List.of(known));
    names.addAll(counts.keySet());
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    List<Slice> slices = new ArrayList<>();
    List<Status> statuses = new ArrayList<>();
    for (String name : names) {
      long count = counts.getOrDefault(name, 0L);
      String tone = TONES.getOrDefault(name, "other");
      slices.add(new Slice(tone, (double) count));
      statuses.add(
          new Status(
              tone, Figures.words(name), Figures.count(count), Figures.percent(count, total)));
    }
    return new Counter(title, Figures.count(total), Bar.of((double) total, slices), statuses);
  }

  private static final Map<String, String> TONES =
      Map.of(
          "found", "good",
          "completed", "good",
          "partial", "fair",
          "not_found", "poor",
          "filtered", "none",
          "skipped", "none",
          "error", "bad",
          "failed", "bad");
}
