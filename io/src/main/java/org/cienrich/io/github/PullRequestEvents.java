package org.cienrich.io.github;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;

/** Collects what a timeline tells of a pull request, in whatever API. Not thread-safe. */
final class PullRequestEvents {
  private final List<LabelChange> labels = new ArrayList<>();
  private final List<TitleChange> titles = new ArrayList<>();
  private final List<Dismissal> dismissals = new ArrayList<>();

  private record Dismissal(Instant at, String review, String before) {}

  void labeled(Instant at, String label, boolean added) {
    labels.add(new LabelChange(at, label, added));
  }

  void renamed(Instant at, String before, String after) {
    titles.add(new TitleChange(at, before, after));
  }

  void dismissed(Instant at, String review, String before) {
    dismissals.add(new Dismissal(at, review, before.toUpperCase(Locale.ROOT)));
  }

  List<LabelChange> labelChanges() {
    return labels.stream().sorted(comparing(LabelChange::at)).toList();
  }

  List<TitleChange> titleChanges() {
    return titles.stream().sorted(comparing(TitleChange::at)).toList();
  }

  /** Returns the state that a review was submitted with. */
  String stateBeforeDismissal(String review, String today) {
    return dismissals.stream()
        .filter(dismissal -> dismissal.review.equals(review))
        .min(comparing(Dismissal::at))
        .map(Dismissal::before)
        .orElse(today.toUpperCase(Locale.ROOT));
  }

  static List<Review> inOrder(List<Review> reviews) {
    return reviews.stream()
        .sorted(
            comparing(Review::at)
                .thenComparing(review -> String.valueOf(review.author()))
                .thenComparing(Review::state))
        .toList();
  }
}
