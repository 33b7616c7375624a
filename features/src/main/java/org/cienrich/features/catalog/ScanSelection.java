package org.cienrich.features.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Suggestions;
import org.cienrich.features.scan.ScanTool;

/**
 * Reads which metrics of scanners a user wants: {@code
 * trivy:vuln_total,secrets_count;sonarqube:all}. After the name of a tool stand names of its
 * metrics, with or without the prefix of the columns, or {@code all}; a tool alone means all. What
 * comes out is in the order of the catalogue.
 */
public final class ScanSelection {
  private static final String ALL = "all";

  private final KnownAt latest;
  private final Set<Feature<?>> selected = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private ScanSelection(KnownAt latest) {
    this.latest = latest;
  }

  /**
   * Selects metrics that are known at {@code latest} or before. Those known later are left out of
   * {@code all}; to name one is an error.
   *
   * @param text may be empty: then nothing is selected
   * @throws InvalidSelectionException naming all that is unknown or known too late
   */
  public static List<Feature<?>> parse(String text, KnownAt latest) {
    ScanSelection selection = new ScanSelection(latest);
    Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(selection::addTool);
    if (!selection.problems.isEmpty()) {
      throw new InvalidSelectionException(selection.problems);
    }
    return Catalog.ALL.features().stream()
        .filter(selection.selected::contains)
        .<Feature<?>>map(feature -> feature)
        .toList();
  }

  /** Returns the tool whose metric a feature is. */
  public static ScanTool toolOf(Feature<?> feature) {
    return switch (feature.category()) {
      case TRIVY -> ScanTool.TRIVY;
      case SONARQUBE -> ScanTool.SONARQUBE;
      default -> throw new IllegalArgumentException(feature.name() + " is of no scanner");
    };
  }

  /** Returns the metrics of a tool, in the order of the catalogue. */
  public static List<Feature<?>> metrics(ScanTool tool) {
    return Catalog.ALL.features().stream()
        .filter(feature -> feature.category().isScan() && toolOf(feature) == tool)
        .<Feature<?>>map(feature -> feature)
        .toList();
  }

  private void addTool(String part) {
    String[] nameAndMetrics = part.split(":", 2);
    String name = nameAndMetrics[0].strip();
    Arrays.stream(ScanTool.values())
        .filter(tool -> tool.toolName().equals(name))
        .findFirst()
        .ifPresentOrElse(
            tool -> addMetrics(tool, nameAndMetrics.length == 1 ? ALL : nameAndMetrics[1]),
            () -> problems.add("Unknown scanner '" + name + "'; there are " + toolNames()));
  }

  private void addMetrics(ScanTool tool, String names) {
    List<Feature<?>> metrics = metrics(tool);
    for (String each : names.split(",", -1)) {
      String name = each.strip();
      if (name.equals(ALL)) {
        metrics.stream().filter(this::isKnown).forEach(selected::add);
      } else if (!name.isEmpty()) {
        metrics.stream()
            .filter(metric -> name.equals(metric.name()) || name.equals(shortName(tool, metric)))
            .findFirst()
            .ifPresentOrElse(this::add, () -> unknown(tool, name, metrics));
      }
    }
  }

  private void add(Feature<?> metric) {
    if (isKnown(metric)) {
      selected.add(metric);
    } else {
      problems.add(Selection.knownTooLate(metric, latest));
    }
  }

  private void unknown(ScanTool tool, String name, List<Feature<?>> metrics) {
    List<String> known = metrics.stream().map(metric -> shortName(tool, metric)).toList();
    problems.add(
        "Unknown metric '"
            + name
            + "' of "
            + tool.toolName()
            + Suggestions.hint(name.replaceFirst("^" + tool.prefix(), ""), known));
  }

  private static String shortName(ScanTool tool, Feature<?> metric) {
    return metric.name().substring(tool.prefix().length());
  }

  private boolean isKnown(Feature<?> metric) {
    return metric.knownAt().compareTo(latest) <= 0;
  }

  private static String toolNames() {
    return Arrays.stream(ScanTool.values())
        .map(ScanTool::toolName)
        .collect(Collectors.joining(" and "));
  }
}
