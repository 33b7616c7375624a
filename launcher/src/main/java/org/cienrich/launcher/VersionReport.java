package org.cienrich.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.cienrich.features.quality.QualityReport.Scores;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.FeatureCompleteness;
import org.cienrich.io.version.FileCheck;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.jspecify.annotations.Nullable;

/** All about a version, as a person reads it. */
final class VersionReport {
  private static final int FEW = 10;
  private static final int REASONS = 2;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private VersionReport() {}

  /**
   * @param allFeatures whether all features are listed, not only the least complete
   */
  static String of(VersionView view, boolean allFeatures) {
    VersionReport report = new VersionReport();
    Manifest manifest = view.manifest();
    if (manifest == null) {
      report.unfinished(view);
    } else {
      report.text.append(RunSummary.outcome(manifest));
      report.run(manifest);
      report.quality(view);
      report.features(view.leastComplete(), allFeatures);
      report.files(view.directory(), manifest.files());
    }
    FileCheck check = view.fileCheck();
    if (check != null) {
      report.check(check);
    }
    return report.text.toString();
  }

  private void unfinished(VersionView view) {
    line("Version %d is %s.".formatted(view.version(), view.status()));
    TextTable table = new TextTable("", "");
    table.add("run", unlessNull(view.runId()));
    table.add("started", unlessNull(view.startedAt()));
    table.add("folder", view.directory());
    text.append(table.lines(INDENT));
    line(
        view.status().equals("unfinished")
            ? "There is no manifest: the run goes on, or was ended; the command that began it goes"
                + " on with it."
            : "manifest.json is damaged, or was written by a later version of ci-enrich.");
  }

  private void run(Manifest manifest) {
    RunDescription run = manifest.run();
    title("Run");
    TextTable table = new TextTable("", "");
    table.add("dataset", run.datasetName());
    table.add("id", run.runId());
    table.add("started", run.startedAt());
    table.add("code", run.codeVersion() + ", catalogue " + Printable.digest(run.catalogRevision()));
    table.add("tools", inWords(run.toolVersions()));
    table.add("identity", manifest.identity().sha256());
    text.append(table.lines(INDENT));
    title("Input");
    for (InputFile input : run.inputs()) {
      line(INDENT + input.path() + ", " + Printable.number(input.bytes()) + " bytes");
      line(INDENT + "SHA-256 " + input.sha256());
    }
    settings("Options", run.options());
    settings("Parameters of features", run.parameters());
  }

  private void settings(String title, SortedMap<String, ?> values) {
    if (!values.isEmpty()) {
      title(title);
      TextTable table = new TextTable("", "");
      values.forEach(
          (name, value) -> {
            if (!String.valueOf(value).isEmpty()) {
              table.add(name, String.valueOf(value));
            }
          });
      text.append(table.lines(INDENT));
    }
  }

  private void quality(VersionView view) {
    Scores scores = view.qualityScores();
    if (view.qualityProblem() != null) {
      title("Quality: not known");
      line(INDENT + view.qualityProblem());
    }
    if (scores == null) {
      return;
    }
    title("Quality: " + score(scores.quality()) + " of 100");
    line(
        "  completeness %s, validity %s, consistency %s, coverage %s"
            .formatted(
                score(scores.completeness()),
                score(scores.validity()),
                score(scores.consistency()),
                score(scores.coverage())));
    view.issues().stream()
        .limit(FEW)
        .forEach(issue -> line(INDENT + issue.severity() + ": " + issue.message()));
    if (view.issues().size() > FEW) {
      line(INDENT + (view.issues().size() - FEW) + " more in quality_report.html");
    }
  }

  private void features(List<FeatureCompleteness> features, boolean all) {
    if (features.isEmpty()) {
      return;
    }
    long complete = features.stream().filter(each -> each.values() == each.rows()).count();
    title(
        "Features: %d, of which %d have a value in every row".formatted(features.size(), complete));
    TextTable table = new TextTable("least complete", "values>", "missing because");
    features.stream()
        .limit(all ? features.size() : FEW)
        .filter(feature -> all || feature.values() < feature.rows())
        .forEach(
            feature ->
                table.add(
                    feature.feature(),
                    feature.completenessPct() == null
                        ? ""
                        : Printable.percent(feature.completenessPct()),
                    reasons(feature.missing(), all)));
    text.append(table.lines(INDENT));
    if (!all && features.size() - complete > FEW) {
      line("  --features shows all");
    }
  }

  private void files(String directory, List<WrittenFile> files) {
    title(
        "Files in %s: %s bytes"
            .formatted(
                directory, Printable.number(files.stream().mapToLong(WrittenFile::bytes).sum())));
    TextTable table = new TextTable("", "rows>", "bytes>", "SHA-256");
    files.forEach(
        file ->
            table.add(
                file.path(),
                Printable.number(file.rows()),
                Printable.number(file.bytes()),
                Printable.digest(file.sha256()) + "..."));
    text.append(table.lines(INDENT));
  }

  private void check(FileCheck check) {
    text.append('\n');
    for (FileCheck.Problem problem : check.problems()) {
      line(
          "%-8s %s %s"
              .formatted(
                  problem.kind().name().toLowerCase(Locale.ROOT),
                  problem.path(),
                  problem.message()));
    }
    line(
        check.problems().isEmpty()
            ? "Verified: all %d files are as the manifest says.".formatted(check.files())
            : check.problems().size() + " files are not as the manifest says.");
  }

  private void title(String title) {
    text.append('\n');
    line(title);
  }

  private void line(String line) {
    text.append(Printable.of(line)).append('\n');
  }

  private static String score(@Nullable Double score) {
    return score == null ? "not known" : String.format(Locale.ROOT, "%.1f", score);
  }

  private static String unlessNull(@Nullable String value) {
    return value == null ? "not known" : value;
  }

  /** Returns the reasons, the most frequent first; the first two of them unless all are wanted. */
  private static String reasons(SortedMap<String, Long> missing, boolean all) {
    return missing.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(all ? missing.size() : REASONS)
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "))
        + (all || missing.size() <= REASONS ? "" : " ...");
  }

  private static String inWords(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
