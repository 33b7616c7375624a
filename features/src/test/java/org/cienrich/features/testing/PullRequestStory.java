package org.cienrich.features.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;
import org.jspecify.annotations.Nullable;

/** What happens to pull request 12, opened by ann; told in the order of time. Not thread-safe. */
public final class PullRequestStory {
  private String title;
  private final Instant openedAt;
  private final String body;
  private final List<TitleChange> titleChanges = new ArrayList<>();
  private final List<Instant> bodyEdits = new ArrayList<>();
  private final Set<String> labels = new LinkedHashSet<>();
  private final List<LabelChange> labelChanges = new ArrayList<>();
  private final List<Instant> issueComments = new ArrayList<>();
  private final List<Instant> reviewComments = new ArrayList<>();
  private final List<Review> reviews = new ArrayList<>();

  private PullRequestStory(Instant openedAt, String title, String body) {
    this.openedAt = openedAt;
    this.title = title;
    this.body = body;
  }

  public static PullRequestStory opened(Instant at, String title, String body) {
    return new PullRequestStory(at, title, body);
  }

  public PullRequestStory renamed(Instant at, String newTitle) {
    titleChanges.add(new TitleChange(at, title, newTitle));
    title = newTitle;
    return this;
  }

  /** The text of today remains: what it was before is not told. */
  public PullRequestStory bodyEdited(Instant at) {
    bodyEdits.add(at);
    return this;
  }

  public PullRequestStory labelled(Instant at, String label) {
    if (labels.add(label)) {
      labelChanges.add(new LabelChange(at, label, true));
    }
    return this;
  }

  public PullRequestStory unlabelled(Instant at, String label) {
    if (labels.remove(label)) {
      labelChanges.add(new LabelChange(at, label, false));
    }
    return this;
  }

  public PullRequestStory commented(Instant at) {
    issueComments.add(at);
    return this;
  }

  public PullRequestStory commentedOnALine(Instant at) {
    reviewComments.add(at);
    return this;
  }

  public PullRequestStory reviewed(Instant at, @Nullable String by, String state) {
    reviews.add(new Review(at, by, state));
    return this;
  }

  public PullRequestHistory history() {
    return new PullRequestHistory(
        12,
        openedAt,
        "ann",
        title,
        Outcome.present(List.copyOf(titleChanges)),
        body,
        Outcome.present(List.copyOf(bodyEdits)),
        List.copyOf(labels),
        Outcome.present(List.copyOf(labelChanges)),
        List.copyOf(issueComments),
        List.copyOf(reviewComments),
        List.copyOf(reviews),
        null,
        null);
  }

  /** Returns the pull request as it was at {@link Facts#TRIGGERED}. */
  public PullRequest atTrigger() {
    return PullRequest.asOf(Facts.TRIGGERED, history()).orElseThrow();
  }
}
