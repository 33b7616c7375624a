package org.cienrich.features;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cienrich.features.lang.Language;
import org.cienrich.features.log.runner.TestRunners;

/**
 * All parameters that features read. A feature declares those it reads as inputs; nothing else
 * knows which feature reads which.
 */
public final class Parameters {
  private static final List<String> LANGUAGE_KEYS =
      Arrays.stream(Language.values()).map(Language::key).distinct().toList();

  public static final Parameter<List<String>> SOURCE_LANGUAGES =
      Parameter.words(
          "source_languages",
          "The languages of the project; all that are recognised where none is named.",
          Parameters::languageKeys);

  public static final Parameter<List<String>> TEST_FRAMEWORKS =
      Parameter.words(
          "test_frameworks",
          "The test frameworks, or test runners, whose summaries in logs count; all where none is"
              + " named.",
          Parameters::testFrameworks);

  public static final Parameter<Long> LOOKBACK_DAYS =
      Parameter.integer(
          "lookback_days", "How many days of commits on the touched files count.", 90, 1, 3650);

  public static final Parameter<Long> AUTHOR_WINDOW_DAYS =
      Parameter.integer(
          "author_window_days",
          "How many days make a contributor new, and how many count for ownership.",
          90,
          1,
          3650);

  public static final Parameter<Long> RECENT_BUILDS =
      Parameter.integer(
          "recent_builds", "How many earlier builds count as recent, by time.", 5, 1, 1000);

  public static final Parameter<Long> FAIL_RATE_WINDOW =
      Parameter.integer(
          "fail_rate_window",
          "Over how many earlier builds along the commits the failure rate is taken.",
          10,
          1,
          1000);

  public static final Parameter<Long> CHURN_WINDOW =
      Parameter.integer(
          "churn_window",
          "Over how many earlier builds along the commits the churn is averaged.",
          5,
          1,
          1000);

  public static final Parameter<Long> CHAIN_DEPTH =
      Parameter.integer(
          "chain_depth",
          "How many earlier builds along the commits a streak is followed.",
          20,
          1,
          1000);

  /** All of them, in the order of the documentation. */
  public static final List<Parameter<?>> ALL =
      List.of(
          SOURCE_LANGUAGES,
          TEST_FRAMEWORKS,
          LOOKBACK_DAYS,
          AUTHOR_WINDOW_DAYS,
          RECENT_BUILDS,
          FAIL_RATE_WINDOW,
          CHURN_WINDOW,
          CHAIN_DEPTH);

  private Parameters() {}

  /** Returns the keys of the languages, each once, in the order of their first mention. */
  private static List<String> languageKeys(List<String> names) {
    refuseUnknown(
        "source_languages has unknown languages: ",
        names,
        name -> Language.forKey(name).isPresent(),
        LANGUAGE_KEYS);
    return names.stream()
        .flatMap(name -> Language.forKey(name).stream())
        .map(Language::key)
        .distinct()
        .toList();
  }

  /** Returns the names in lower case, each once, in alphabetical order. */
  private static List<String> testFrameworks(List<String> names) {
    List<String> lower =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().sorted().toList();
    refuseUnknown(
        "test_frameworks has unknown names: ",
        lower,
        TestRunners.NAMES::contains,
        TestRunners.NAMES);
    return lower;
  }

  private static void refuseUnknown(
      String message, List<String> names, Predicate<String> isKnown, List<String> known) {
    List<String> unknown = names.stream().filter(isKnown.negate()).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          unknown.stream()
              .map(name -> "'" + name + "'" + Suggestions.hint(name, known))
              .collect(Collectors.joining(", ", message, "")));
    }
  }
}
