package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A pull request with all that happened to it until today. Features see it only as it was at the
 * trigger of a build: {@link PullRequest#asOf}.
 *
 * @param author login; null for a deleted account
 * @param title today
 * @param titleChanges oldest first; missing where they are unknown
 * @param body today; empty text where there is none
 * @param bodyEdits when the body was edited or, where the forge does not tell, may have been edited
 *     at the latest; oldest first; missing where it is unknown
 * @param labels today
 * @param labelChanges oldest first; missing where they are unknown
 * @param issueComments when each was written, oldest first
 * @param reviewComments when each comment on a line was written, oldest first
 * @param reviews submitted ones, oldest first
 */
public record PullRequestHistory(
    long number,
    Instant createdAt,
    @Nullable String author,
    String title,
    Outcome<List<TitleChange>> titleChanges,
    String body,
    Outcome<List<Instant>> bodyEdits,
    List<String> labels,
    Outcome<List<LabelChange>> labelChanges,
    List<Instant> issueComments,
    List<Instant> reviewComments,
    List<Review> reviews,
    @Nullable Instant mergedAt,
    @Nullable String mergedBy) {

  /** The title was another one before. */
  public record TitleChange(Instant at, String before, String after) {}

  /** A label was put on or taken off. */
  public record LabelChange(Instant at, String label, boolean added) {}

  /**
   * A submitted review.
   *
   * @param state that it was submitted with, such as {@code APPROVED} or {@code CHANGES_REQUESTED},
   *     also if it was dismissed later
   */
  public record Review(Instant at, @Nullable String author, String state) {}
}
