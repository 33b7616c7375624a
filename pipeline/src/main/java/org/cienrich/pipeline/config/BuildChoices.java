package org.cienrich.pipeline.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.facts.Attempts;
import org.cienrich.pipeline.options.BuildOptions;
import org.cienrich.transforms.BuildChoice;
import org.cienrich.transforms.filter.BranchPattern;
import org.cienrich.transforms.filter.BuildFilter;

/** Reads which builds are wanted. */
final class BuildChoices {
  private static final List<String> HISTORIES = List.of("input", "repository");

  private BuildChoices() {}

  /** Returns the choice; what is wrong with it is among the problems then. */
  static BuildChoice of(BuildOptions options, Problems problems) {
    Set<String> statuses = items(options.getBuildStatuses());
    for (String status : statuses) {
      if (!WorkflowFeatures.STATUSES.contains(status)) {
        problems.add(
            "--buildStatuses: '" + status + "' is not one of " + WorkflowFeatures.STATUSES);
      }
    }
    Optional<Attempts> attempts = Attempts.find(options.getAttempts());
    if (attempts.isEmpty()) {
      problems.add("--attempts: '" + options.getAttempts() + "' is not one of [last, first, all]");
    }
    if (!HISTORIES.contains(options.getHistory())) {
      problems.add("--history: '" + options.getHistory() + "' is not one of " + HISTORIES);
    }
    Optional<List<BranchPattern>> branches =
        problems.collect(
            "branchPatterns",
            () -> items(options.getBranchPatterns()).stream().map(BranchPattern::of).toList());
    return new BuildChoice(
        attempts.orElse(Attempts.LAST),
        new BuildFilter(
            statuses,
            items(options.getEventTypes()),
            branches.orElse(List.of()),
            options.isExcludeBots(),
            options.isOnlyCompleted()),
        options.getHistory().equals("repository"));
  }

  private static Set<String> items(String text) {
    Set<String> items = new TreeSet<>();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(items::add);
    items.remove("");
    return items;
  }
}
