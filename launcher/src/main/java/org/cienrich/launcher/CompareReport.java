package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.cienrich.io.compare.BuildChanges.Transition;
import org.cienrich.io.compare.Cause;
import org.cienrich.io.compare.Comparison;
import org.cienrich.io.compare.Comparison.CountChange;
import org.cienrich.io.compare.Comparison.Dataset;
import org.cienrich.io.compare.Comparison.RowCounts;
import org.cienrich.io.compare.FeatureChange;
import org.cienrich.io.compare.FeatureChange.Cell;
import org.cienrich.io.compare.RunDifferences;
import org.cienrich.io.compare.RunDifferences.Change;
import org.jspecify.annotations.Nullable;

/** What differs between two versions, as a person reads it. */
final class CompareReport {
  /** Counts of how long our own work took: they always differ. */
  private static final String TIMES = "milliseconds.";

  private static final int WIDTH = 80;

  /** Two values that do not fit beside each other. */
  private static final int WIDE = 54;

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private CompareReport() {}

  /**
   * @param withSame whether columns are named in which nothing differs
   */
  static String of(Comparison comparison, boolean withSame) {
    CompareReport report = new CompareReport();
    report.head(comparison);
    report.runs(comparison.runs());
    Dataset dataset = comparison.dataset();
    if (dataset != null) {
      report.rows(dataset.rows());
      report.list("Columns added", dataset.columns().added());
      report.list("Columns removed", dataset.columns().removed());
      report.transitions("Builds of the input by status", dataset.builds().statuses());
      report.transitions("Found builds by outcome", dataset.builds().outcomes());
      report.changes("Scanners", dataset.scanners());
      report.counts(comparison.counts());
      report.features(dataset.features(), withSame);
    }
    return report.text.toString();
  }

  private void head(Comparison comparison) {
    String versions =
        "Version %d of %s and version %d of %s"
            .formatted(
                comparison.before().version(),
                comparison.before().datasetName(),
                comparison.after().version(),
                comparison.after().datasetName());
    if (comparison.identical()) {
      line(versions + " are identical.");
      line(INDENT + "identity " + comparison.after().identity());
      return;
    }
    line(versions + " differ.");
    TextTable table = new TextTable("", "");
    comparison.parts().forEach(part -> table.add(part.part(), part.how()));
    text.append(table.lines(INDENT));
  }

  private void runs(RunDifferences runs) {
    title("What the runs were made of and given");
    if (runs.isEmpty()) {
      line("  the same code, input, options and parameters");
      return;
    }
    Map<String, Change> all = new LinkedHashMap<>();
    put(all, "code", runs.codeVersion());
    put(all, "catalogue", runs.catalogRevision());
    all.putAll(runs.tools());
    put(all, "input", runs.input());
    runs.options().forEach((name, change) -> all.put("--" + name, change));
    all.putAll(runs.parameters());
    TextTable table = new TextTable("", "before", "after");
    StringBuilder wide = new StringBuilder();
    all.forEach(
        (name, change) -> {
          String before = shortened(change.before());
          String after = shortened(change.after());
          if (before.length() + after.length() > WIDE) {
            TextTable block = new TextTable("", "");
            block.add("before", before);
            block.add("after", after);
            wide.append(INDENT).append(Printable.of(name)).append('\n');
            wide.append(block.lines(INDENT + INDENT));
          } else {
            table.add(name, before, after);
          }
        });
    text.append(table.isEmpty() ? "" : table.lines(INDENT)).append(wide);
  }

  private static void put(Map<String, Change> all, String name, @Nullable Change change) {
    if (change != null) {
      all.put(name, change);
    }
  }

  private static String shortened(@Nullable String value) {
    if (value == null) {
      return "not set";
    }
    return value.matches("[0-9a-f]{64}") ? Printable.digest(value) + "..." : value;
  }

  private void rows(RowCounts rows) {
    title("Rows");
    TextTable table = new TextTable("", ">", "");
    table.add("same", Printable.number(rows.same()), "");
    table.add("changed", Printable.number(rows.changed()), "");
    table.add("added", Printable.number(rows.added()), examples(rows.addedExamples()));
    table.add("removed", Printable.number(rows.removed()), examples(rows.removedExamples()));
    text.append(table.lines(INDENT));
    if (rows.otherAttempts() > 0) {
      line(
          "  Of %d builds one attempt was removed and another added."
              .formatted(rows.otherAttempts()));
    }
  }

  private void transitions(String title, List<Transition> transitions) {
    if (!transitions.isEmpty()) {
      title(title);
      TextTable table = new TextTable("", "", "", ">", "");
      transitions.forEach(
          each ->
              table.add(
                  each.before(),
                  "->",
                  each.after(),
                  Printable.number(each.builds()),
                  examples(each.examples())));
      text.append(table.lines(INDENT));
    }
  }

  private static String examples(List<String> examples) {
    return examples.isEmpty() ? "" : "such as " + examples.get(0);
  }

  private void changes(String title, SortedMap<String, Change> changes) {
    if (!changes.isEmpty()) {
      title(title);
      changes.forEach((name, change) -> line(INDENT + change.phrase(name)));
    }
  }

  private void counts(SortedMap<String, CountChange> counts) {
    TextTable table = new TextTable("", "before>", "after>");
    counts.forEach(
        (name, count) -> {
          if (!name.startsWith(TIMES)) {
            table.add(name, Printable.number(count.before()), Printable.number(count.after()));
          }
        });
    if (counts.keySet().stream().anyMatch(name -> !name.startsWith(TIMES))) {
      title("Counts");
      text.append(table.lines(INDENT));
    }
  }

  private void features(List<FeatureChange> columns, boolean withSame) {
    List<FeatureChange> changed = columns.stream().filter(each -> each.rows() > 0).toList();
    String all = withSame ? " of " + columns.size() : "";
    title("Columns of builds in both: " + changed.size() + all + " differ");
    if (!changed.isEmpty()) {
      TextTable table = new TextTable("", "changed>", "appeared>", "vanished>", "reason>");
      changed.forEach(
          each ->
              table.add(
                  each.column(),
                  Printable.number(each.changed()),
                  Printable.number(FeatureChange.sum(each.appeared())),
                  Printable.number(FeatureChange.sum(each.vanished())),
                  Printable.number(FeatureChange.sum(each.reasonChanged()))));
      text.append(table.lines(INDENT));
    }
    changed.forEach(this::feature);
    if (withSame) {
      list(
          "The same",
          columns.stream().filter(each -> each.rows() == 0).map(FeatureChange::column).toList());
    }
  }

  private void feature(FeatureChange feature) {
    title(feature.column());
    for (int i = 0; i < feature.causes().size(); i++) {
      Cause cause = feature.causes().get(i);
      line(
          "  %-8s %s: %s"
              .formatted(
                  i == 0 || cause.stated() ? "because" : "perhaps",
                  cause.kind().name().toLowerCase(Locale.ROOT),
                  cause.why()));
    }
    reasons("appeared, was", feature.appeared());
    reasons("vanished:", feature.vanished());
    reasons("reason:", feature.reasonChanged());
    feature
        .examples()
        .forEach(
            example ->
                line(
                    "    %s: %s -> %s"
                        .formatted(
                            example.buildKey(), shown(example.before()), shown(example.after()))));
  }

  private void reasons(String what, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      line(
          counts.entrySet().stream()
              .map(entry -> entry.getKey() + " " + Printable.number(entry.getValue()))
              .collect(Collectors.joining(", ", INDENT + what + " ", "")));
    }
  }

  private static String shown(Cell cell) {
    if (cell.value() != null) {
      return cell.value().isEmpty() ? "\"\"" : cell.value();
    }
    return cell.reason() == null ? "empty" : "(" + cell.reason() + ")";
  }

  private void list(String title, List<String> names) {
    if (!names.isEmpty()) {
      title(title + ": " + names.size());
      List<String> rest = new ArrayList<>(names);
      while (!rest.isEmpty()) {
        StringBuilder line = new StringBuilder(INDENT + rest.remove(0));
        while (!rest.isEmpty() && line.length() + 2 + rest.get(0).length() < WIDTH) {
          line.append(", ").append(rest.remove(0));
        }
        line(line + (rest.isEmpty() ? "" : ","));
      }
    }
  }

  private void title(String title) {
    text.append('\n');
    line(title);
  }

  private void line(String line) {
    text.append(Printable.of(line)).append('\n');
  }
}
