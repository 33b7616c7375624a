package org.cienrich.features;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All parameters that features read. A feature declares those it reads as inputs; nothing else
 * knows which feature reads which.
 */
public final class Parameters {
  public static final Parameter<List<String>> SOURCE_LANGUAGES =
      Parameter.words(
          "source_languages",
          "The languages of the project; all that are recognised where none is named.",
          UnaryOperator.identity());

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
          LOOKBACK_DAYS,
          AUTHOR_WINDOW_DAYS,
          RECENT_BUILDS,
          FAIL_RATE_WINDOW,
          CHURN_WINDOW,
          CHAIN_DEPTH);

  private Parameters() {}
}
