package org.cienrich.features.facts;

import static org.cienrich.features.MissingReason.NOT_PROVIDED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as it was at an instant: nothing that happened later is in it.
 *
 * @param title missing where a later change cannot be undone
 * @param body likewise; empty text where there is none
 * @param labels likewise
 * @param issueComments when each was written, oldest first
 * @param reviewComments likewise, comments on lines
 * @param reviews submitted ones, oldest first
 */
public record PullRequest(
    long number,
    Instant createdAt,
    @Nullable String author,
    Outcome<String> title,
    Outcome<String> body,
    Outcome<Set<String>> labels,
    List<Instant> issueComments,
    List<Instant> reviewComments,
    List<Review> reviews) {

  /** Returns the pull request at an instant; empty if it did not exist yet. */
  public static Optional<PullRequest> asOf(Instant instant, PullRequestHistory history) {
    if (history.createdAt().isAfter(instant)) {
      return Optional.empty();
    }
    return Optional.of(
        new PullRequest(
            history.number(),
            history.createdAt(),
            history.author(),
            history.titleChanges().map(changes -> titleAt(instant, history.title(), changes)),
            bodyAt(instant, history),
            history.labelChanges().map(changes -> labelsAt(instant, history.labels(), changes)),
            until(instant, history.issueComments()),
            until(instant, history.reviewComments()),
            history.reviews().stream().filter(review -> !review.at().isAfter(instant)).toList()));
  }

  private static String titleAt(Instant instant, String today, List<TitleChange> changes) {
    return changes.stream()
        .filter(change -> change.at().isAfter(instant))
        .findFirst()
        .map(TitleChange::before)
        .orElse(today);
  }

  /** What a body said before an edit is not told. */
  private static Outcome<String> bodyAt(Instant instant, PullRequestHistory history) {
    return history
        .bodyEdits()
        .flatMap(
            edits ->
                edits.stream().anyMatch(edit -> edit.isAfter(instant))
                    ? Outcome.missing(NOT_PROVIDED)
                    : Outcome.present(history.body()));
  }

  /**
   * The last change until then decides; without one, the first after it is undone. So a label that
   * was deleted from the repository meanwhile, which is no change of the pull request, is there.
   */
  private static Set<String> labelsAt(
      Instant instant, List<String> today, List<LabelChange> changes) {
    Set<String> labels = new TreeSet<>(today);
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i).at().isAfter(instant)) {
        set(labels, changes.get(i).label(), !changes.get(i).added());
      }
    }
    for (LabelChange change : changes) {
      if (!change.at().isAfter(instant)) {
        set(labels, change.label(), change.added());
      }
    }
    return labels;
  }

  private static void set(Set<String> labels, String label, boolean isThere) {
    if (isThere) {
      labels.add(label);
    } else {
      labels.remove(label);
    }
  }

  private static List<Instant> until(Instant instant, List<Instant> times) {
    return times.stream().filter(time -> !time.isAfter(instant)).toList();
  }
}
