package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cienrich.features.quality.Issue;
import org.cienrich.io.report.FeatureLinks.FeatureLink;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a version should know, most severe first.
 *
 * @param top those that are shown at once
 */
record IssuesSection(List<Severity> severities, List<Item> top, @Nullable Rest rest) {
  private static final int TOP = 8;

  /** How many there are of a severity. */
  record Severity(String severity, String count) {}

  record Item(String severity, String topic, @Nullable FeatureLink feature, String message) {}

  record Rest(String title, List<Item> items) {}

  static IssuesSection of(List<Issue> issues, FeatureLinks links) {
    List<Severity> severities = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (Issue.Severity severity : Issue.Severity.values()) {
      List<Item> some = items(issues, severity.text(), links);
      severities.add(new Severity(severity.text(), Figures.count(some.size())));
      items.addAll(some);
    }
    int top = Math.min(TOP, items.size());
    List<Item> rest = items.subList(top, items.size());
    return new IssuesSection(
        severities,
        items.subList(0, top),
        rest.isEmpty()
            ? null
            : new Rest(
                "The other %s, most severe first".formatted(Figures.plural(rest.size(), "issue")),
                rest));
  }

  /** Returns the issues of a topic. */
  static List<Item> about(Issue.Topic topic, List<Issue> issues, FeatureLinks links) {
    return Arrays.stream(Issue.Severity.values())
        .flatMap(severity -> items(issues, severity.text(), links).stream())
        .filter(item -> item.topic().equals(Figures.words(topic.text())))
        .toList();
  }

  private static List<Item> items(List<Issue> issues, String severity, FeatureLinks links) {
    return issues.stream()
        .filter(issue -> issue.severity().equals(severity))
        .map(
            issue ->
                new Item(
                    severity,
                    Figures.words(issue.category()),
                    issue.feature() == null ? null : links.to(issue.feature()),
                    issue.message()))
        .toList();
  }
}
