package org.cienrich.features;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The builds before this one along one {@link Link}, as far as they were known when this build was
 * triggered. A build that was started again counts once, by the last of its attempts that was
 * triggered before; other attempts of this build do not count. Backed by memory; reads nothing. Not
 * thread-safe, and valid only during the computation it is handed to.
 */
public interface EarlierBuilds {

  /** One earlier build. */
  interface EarlierBuild {
    /** The provider's id of the build. */
    String buildId();

    Instant startedAt();

    /** When the build completed; empty unless that was before this build's trigger. */
    Optional<Instant> completedAt();

    /**
     * Returns the value that {@code feature} has for that build: missing with {@link
     * MissingReason#NOT_COMPLETED_YET} if that build had not completed before this one was
     * triggered.
     *
     * @throws IllegalArgumentException if the feature was not named in {@code fromEarlierBuilds}
     */
    <T> Outcome<T> value(Feature<T> feature);
  }

  /** Returns the instants of the build that looks back. */
  Instant triggeredAt();

  Instant startedAt();

  /** Returns the nearest earlier build, completed or not. */
  Optional<EarlierBuild> previous();

  /**
   * Returns up to {@code limit} earlier builds that completed before the trigger, nearest first. By
   * time these are the newest completed ones; along the lineage the walk stops at the first build
   * that had not completed, and after one whose own lineage is unknown.
   */
  List<EarlierBuild> completed(int limit);

  /**
   * Returns how many earlier builds that completed before the trigger have this value of {@code
   * feature}. Not offered along the lineage.
   */
  <T> long count(Feature<T> feature, T value);

  /**
   * Returns how many earlier builds that completed before the trigger have any value of {@code
   * feature}. Not offered along the lineage.
   */
  long count(Feature<?> feature);

  /** Returns how many earlier builds completed before the trigger. Not offered by lineage. */
  long count();

  /**
   * Returns how many different values {@code feature} has among the earlier builds that completed
   * before the trigger. Not offered along the lineage.
   */
  long distinct(Feature<?> feature);
}
