package org.cienrich.features.git;

import static org.cienrich.features.Category.REPO_SNAPSHOT;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_RECOGNISED;
import static org.cienrich.features.Parameters.SOURCE_LANGUAGES;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.SNAPSHOT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureDraft;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;

/** How old and how large the project is at the built commit, and how much of it is tests. */
public final class SnapshotFeatures {
  private static final String OF_LANGUAGES =
      " Files of the languages named by source_languages, or of all recognised ones.";

  public static final Feature<Long> GH_REPO_AGE =
      Feature.integer("gh_repo_age")
          .describedAs(
              "Whole days from the earliest committer date among the trigger commit and its"
                  + " ancestors to the committer date of the trigger commit.")
          .category(REPO_SNAPSHOT)
          .unit(Unit.DAYS)
          .atLeast(0)
          .from(COMMIT_HISTORY)
          .computedBy(SnapshotFeatures::age);

  public static final Feature<Long> GH_REPO_NUM_COMMITS =
      Feature.integer("gh_repo_num_commits")
          .describedAs("The number of commits reachable from the trigger commit, itself included.")
          .category(REPO_SNAPSHOT)
          .unit(Unit.COMMITS)
          .atLeast(1)
          .from(COMMIT_HISTORY)
          .computedBy(CommitHistory::commitCount);

  public static final Feature<Long> GH_SLOC =
      total(
          "gh_sloc",
          "Lines of production files that are neither blank nor comment." + OF_LANGUAGES,
          Unit.LINES,
          LanguageTotals::sourceLines);

  public static final Feature<Long> GH_TEST_LINES =
      total(
          "gh_test_lines",
          "Lines of test files that are neither blank nor comment." + OF_LANGUAGES,
          Unit.LINES,
          LanguageTotals::testLines);

  public static final Feature<Long> GH_TEST_CASES =
      total(
          "gh_test_cases",
          "Test definitions in test files." + OF_LANGUAGES,
          Unit.TEST_CASES,
          LanguageTotals::testCases);

  public static final Feature<Long> GH_ASSERTS =
      total(
          "gh_asserts",
          "Assertions in test files." + OF_LANGUAGES,
          Unit.ASSERTIONS,
          LanguageTotals::assertions);

  public static final Feature<Double> GH_TEST_LINES_PER_KLOC =
      density(
              "gh_test_lines_per_kloc",
              "Lines of tests per 1000 lines of production code.",
              Unit.LINES_PER_KLOC)
          .from(GH_TEST_LINES, GH_SLOC)
          .resolvedBy(SnapshotFeatures::perKloc);

  public static final Feature<Double> GH_TEST_CASES_PER_KLOC =
      density(
              "gh_test_cases_per_kloc",
              "Test definitions per 1000 lines of production code.",
              Unit.TEST_CASES_PER_KLOC)
          .from(GH_TEST_CASES, GH_SLOC)
          .resolvedBy(SnapshotFeatures::perKloc);

  public static final Feature<Double> GH_ASSERTS_CASE_PER_KLOC =
      density(
              "gh_asserts_case_per_kloc",
              "Assertions per 1000 lines of production code.",
              Unit.ASSERTIONS_PER_KLOC)
          .from(GH_ASSERTS, GH_SLOC)
          .resolvedBy(SnapshotFeatures::perKloc);

  public static final Feature<Double> GH_ASSERTS_CASES_PER_KLOC =
      density(
              "gh_asserts_cases_per_kloc",
              "The same as gh_asserts_case_per_kloc, by the name that TravisTorrent publishes.",
              Unit.ASSERTIONS_PER_KLOC)
          .from(GH_ASSERTS_CASE_PER_KLOC)
          .computedBy(density -> density);

  private SnapshotFeatures() {}

  private static Feature<Long> total(
      String name, String description, Unit unit, ToLongFunction<LanguageTotals> part) {
    return Feature.integer(name)
        .describedAs(description)
        .category(REPO_SNAPSHOT)
        .unit(unit)
        .atLeast(0)
        .from(SNAPSHOT, SOURCE_LANGUAGES)
        .resolvedBy((snapshot, languages) -> sum(snapshot, languages, part));
  }

  private static FeatureDraft<Double> density(String name, String description, Unit unit) {
    return Feature.decimal(name)
        .describedAs(description)
        .category(REPO_SNAPSHOT)
        .unit(unit)
        .atLeast(0)
        .decimals(4);
  }

  static long age(CommitHistory history) {
    return Duration.between(history.earliestCommitAt(), history.head().committedAt()).toDays();
  }

  static Outcome<Long> sum(
      Snapshot snapshot, List<String> languages, ToLongFunction<LanguageTotals> part) {
    return Outcome.of(
        snapshot.byLanguage().entrySet().stream()
            .filter(entry -> languages.isEmpty() || languages.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .reduce(LanguageTotals::plus)
            .map(part::applyAsLong),
        NOT_RECOGNISED);
  }

  static Outcome<Double> perKloc(long count, long sloc) {
    return sloc == 0 ? Outcome.missing(NOT_APPLICABLE) : Outcome.present(count * 1000.0 / sloc);
  }
}
