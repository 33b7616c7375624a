package org.cienrich.features.git;

import static org.cienrich.features.Category.COMMITTER;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.Parameters.AUTHOR_WINDOW_DAYS;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;
import static org.cienrich.features.facts.Resources.COMMIT_HISTORY;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;
import static org.cienrich.features.facts.Resources.TRIGGER_CHANGE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.RunTrigger;

/** The person behind the trigger commit, by e-mail after {@code .mailmap}. */
public final class AuthorFeatures {
  private static final int PSEUDONYM_DIGITS = 16;

  /**
   * Who wrote the trigger commit. Builds linked by {@link org.cienrich.features.Link#AUTHOR} are
   * those with the same value.
   */
  public static final Feature<String> GIT_TRIGGER_AUTHOR =
      Feature.text("git_trigger_author")
          .describedAs(
              "A pseudonym of the author of the trigger commit: the first 16 hex digits of the"
                  + " SHA-256 of the e-mail, after .mailmap and in lower case. Equal for equal"
                  + " authors, in all repositories; whoever knows an e-mail can recognise it.")
          .category(COMMITTER)
          .from(TRIGGER_CHANGE)
          .computedBy(AuthorFeatures::pseudonym);

  public static final Feature<Double> AUTHOR_OWNERSHIP =
      Feature.decimal("author_ownership")
          .describedAs(
              "Of the commits on the touched files in the author_window_days before the trigger,"
                  + " the share by authors of the built commits. A commit counts once for every"
                  + " file; built commits and merges do not count.")
          .category(COMMITTER)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(4)
          .from(BUILT_CHANGES, COMMIT_HISTORY, RUN_TRIGGER, AUTHOR_WINDOW_DAYS)
          .resolvedBy(AuthorFeatures::ownership);

  public static final Feature<Boolean> IS_NEW_CONTRIBUTOR =
      Feature.bool("is_new_contributor")
          .describedAs(
              "Whether the first commit of the author of the trigger commit, among it and its"
                  + " ancestors, is younger than author_window_days at the trigger.")
          .category(COMMITTER)
          .from(COMMIT_HISTORY, RUN_TRIGGER, AUTHOR_WINDOW_DAYS)
          .computedBy(AuthorFeatures::isNewContributor);

  public static final Feature<Long> DAYS_SINCE_LAST_AUTHOR_COMMIT =
      Feature.integer("days_since_last_author_commit")
          .describedAs(
              "Whole days from the previous commit of the author of the trigger commit, among its"
                  + " ancestors, to the trigger.")
          .category(COMMITTER)
          .unit(Unit.DAYS)
          .atLeast(0)
          .from(COMMIT_HISTORY, RUN_TRIGGER)
          .resolvedBy(AuthorFeatures::daysSinceLastCommit);

  private AuthorFeatures() {}

  static String pseudonym(CommitChange change) {
    String email = change.commit().author().email().toLowerCase(Locale.ROOT);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, PSEUDONYM_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  static Outcome<Double> ownership(
      BuiltChanges changes, CommitHistory history, RunTrigger trigger, long windowDays) {
    Instant since = trigger.triggeredAt().minus(Duration.ofDays(windowDays));
    Set<String> authors = changes.authors();
    List<Touch> recent = TouchedFiles.earlierTouches(changes, history, since).toList();
    if (recent.isEmpty()) {
      return Outcome.missing(NO_HISTORY);
    }
    long own = recent.stream().filter(touch -> authors.contains(touch.authorEmail())).count();
    return Outcome.present((double) own / recent.size());
  }

  static boolean isNewContributor(CommitHistory history, RunTrigger trigger, long windowDays) {
    Instant first =
        history.commitsBy(history.head().author().email()).stream()
            .map(Touch::committedAt)
            .reduce(history.head().committedAt(), (a, b) -> a.isBefore(b) ? a : b);
    return first.isAfter(trigger.triggeredAt().minus(Duration.ofDays(windowDays)));
  }

  static Outcome<Long> daysSinceLastCommit(CommitHistory history, RunTrigger trigger) {
    Optional<Touch> last =
        history.earlierCommitsBy(history.head().author().email()).stream().findFirst();
    return Outcome.of(
        last.map(touch -> Duration.between(touch.committedAt(), trigger.triggeredAt()).toDays())
            .map(days -> Math.max(0, days)),
        NO_HISTORY);
  }
}
