package org.cienrich.features.jit;

import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.TRIGGER_CHANGE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.FileChange;

/**
 * The past of the files of the trigger commit and the experience of its author, after Kamei et al.
 * 2013. Only ancestors of the trigger commit count; a merge, and a commit that changes no file, is
 * no change.
 */
public final class JitHistoryFeatures {
  private static final double SECONDS_PER_YEAR = 365.2425 * 24 * 60 * 60;
  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  public static final Feature<Long> JIT_NDEV =
      Kamei.count(
              "jit_ndev",
              "Distinct authors of the earlier changes to the files of the trigger commit.",
              Unit.PERSONS)
          .from(TRIGGER_CHANGE, COMMIT_HISTORY)
          .computedBy(JitHistoryFeatures::developers);

  public static final Feature<Double> JIT_AGE =
      Kamei.decimal(
              "jit_age",
              "Days from the last earlier change of a file to the trigger commit, by committer"
                  + " dates, averaged over its files that were changed before.",
              Unit.DAYS)
          .from(TRIGGER_CHANGE, COMMIT_HISTORY)
          .resolvedBy(JitHistoryFeatures::age);

  public static final Feature<Long> JIT_NUC =
      Kamei.count(
              "jit_nuc",
              "Distinct commits among the last earlier changes of the files of the trigger commit.",
              Unit.COMMITS)
          .from(TRIGGER_CHANGE, COMMIT_HISTORY)
          .computedBy(JitHistoryFeatures::uniqueChanges);

  public static final Feature<Long> JIT_EXP =
      Kamei.count(
              "jit_exp",
              "Developer experience: earlier changes by the author of the trigger commit.",
              Unit.COMMITS)
          .from(COMMIT_HISTORY)
          .computedBy(history -> (long) earlierChanges(history).size());

  public static final Feature<Double> JIT_REXP =
      Kamei.decimal(
              "jit_rexp",
              "Recent developer experience: earlier changes by the author of the trigger commit,"
                  + " each weighted by 1/(n+1) if it is n whole years older by committer date.",
              Unit.COMMITS)
          .from(COMMIT_HISTORY)
          .computedBy(JitHistoryFeatures::recentExperience);

  public static final Feature<Long> JIT_SEXP =
      Kamei.count(
              "jit_sexp",
              "Subsystem experience: earlier changes by the author of the trigger commit to any of"
                  + " the subsystems (top-level directories) that it changes.",
              Unit.COMMITS)
          .from(TRIGGER_CHANGE, COMMIT_HISTORY)
          .computedBy(JitHistoryFeatures::subsystemExperience);

  private JitHistoryFeatures() {}

  static long developers(CommitChange change, CommitHistory history) {
    return touchesByFile(change, history)
        .flatMap(Collection::stream)
        .map(Touch::authorEmail)
        .distinct()
        .count();
  }

  static Outcome<Double> age(CommitChange change, CommitHistory history) {
    Instant now = change.commit().committedAt();
    OptionalDouble days =
        lastChanges(change, history)
            .mapToDouble(last -> Duration.between(last.committedAt(), now).toMillis())
            .map(millis -> Math.max(0, millis) / MILLIS_PER_DAY)
            .average();
    return days.isPresent() ? Outcome.present(days.getAsDouble()) : Outcome.missing(NO_HISTORY);
  }

  static long uniqueChanges(CommitChange change, CommitHistory history) {
    return lastChanges(change, history).map(Touch::sha).distinct().count();
  }

  static double recentExperience(CommitHistory history) {
    Instant now = history.head().committedAt();
    return earlierChanges(history).stream()
        .collect(
            Collectors.groupingBy(
                touch -> wholeYears(touch.committedAt(), now), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .mapToDouble(year -> (double) year.getValue() / (year.getKey() + 1))
        .reduce(0, Double::sum);
  }

  static long subsystemExperience(CommitChange change, CommitHistory history) {
    Set<String> subsystems =
        change.files().stream()
            .map(file -> JitFeatures.subsystem(file.path()))
            .collect(Collectors.toSet());
    return earlierChanges(history).stream()
        .filter(touch -> !Collections.disjoint(history.topDirectories(touch), subsystems))
        .count();
  }

  private static Stream<List<Touch>> touchesByFile(CommitChange change, CommitHistory history) {
    return change.files().stream()
        .map(FileChange::pathBefore)
        .map(path -> history.touches(change.commit().sha(), path));
  }

  private static Stream<Touch> lastChanges(CommitChange change, CommitHistory history) {
    return touchesByFile(change, history).flatMap(touches -> touches.stream().limit(1));
  }

  private static List<Touch> earlierChanges(CommitHistory history) {
    return history.earlierCommitsBy(history.head().author().email()).stream()
        .filter(touch -> !history.topDirectories(touch).isEmpty())
        .toList();
  }

  private static long wholeYears(Instant from, Instant to) {
    double years = (to.getEpochSecond() - from.getEpochSecond()) / SECONDS_PER_YEAR;
    boolean nearABirthday = Math.abs(years - Math.rint(years)) < 0.01;
    return Math.max(
        0,
        nearABirthday
            ? ChronoUnit.YEARS.between(from.atZone(ZoneOffset.UTC), to.atZone(ZoneOffset.UTC))
            : (long) Math.floor(years));
  }
}
