package org.cienrich.forge.world;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pull request with all that happened to it. What it looks like now (title, body, labels) follows
 * from {@code title}, {@code body} and the events; earlier states can be told from the events.
 *
 * @param author who opened it, or null once that account is deleted
 * @param title the title now
 * @param body the description now, or null without one
 * @param commits ids of its commits now, oldest first
 * @param closedAt when it was closed or merged, or null while open
 * @param merge how it was merged, or null
 */
public record PullRequest(
    long id,
    long repositoryId,
    long number,
    @Nullable Account author,
    String title,
    @Nullable String body,
    Side head,
    Side base,
    List<String> commits,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant closedAt,
    @Nullable Merge merge,
    List<LabelEvent> labelEvents,
    List<Rename> renames,
    List<BodyEdit> bodyEdits,
    List<Comment> comments,
    List<Review> reviews) {

  public PullRequest {
    commits = List.copyOf(commits);
    labelEvents = labelEvents.stream().sorted(comparing(LabelEvent::at)).toList();
    renames = renames.stream().sorted(comparing(Rename::at)).toList();
    bodyEdits = bodyEdits.stream().sorted(comparing(BodyEdit::at)).toList();
    comments = comments.stream().sorted(comparing(Comment::createdAt)).toList();
    reviews = reviews.stream().sorted(comparing(Review::submittedAt)).toList();
  }

  /** The labels it has now, in the order in which they were added. */
  public Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    for (LabelEvent event : labelEvents) {
      if (event.added()) {
        labels.add(event.label());
      } else {
        labels.remove(event.label());
      }
    }
    return labels;
  }

  @JsonIgnore
  public boolean isOpen() {
    return closedAt == null;
  }

  /**
   * One side of a pull request.
   *
   * @param owner the login of the owner of the repository
   * @param repositoryId null once that repository is deleted
   */
  public record Side(String owner, String ref, String sha, @Nullable Long repositoryId) {}

  /**
   * The merge.
   *
   * @param commit the commit it made on the base branch
   */
  public record Merge(Instant at, @Nullable Account by, String commit) {}

  /** A label was added or removed. */
  public record LabelEvent(
      long id, boolean added, String label, @Nullable Account actor, Instant at) {}

  /** The title was changed. */
  public record Rename(long id, String from, String to, @Nullable Account actor, Instant at) {}

  /**
   * The body was changed.
   *
   * @param text the body from then on
   */
  public record BodyEdit(long id, @Nullable Account editor, String text, Instant at) {}

  /** A comment of the conversation. */
  public record Comment(
      long id, @Nullable Account author, String body, Instant createdAt, Instant updatedAt) {}

  /**
   * A submitted review.
   *
   * @param state {@code APPROVED}, {@code CHANGES_REQUESTED}, {@code COMMENTED} or {@code
   *     DISMISSED}
   * @param commit the head commit that was reviewed
   */
  public record Review(
      long id,
      @Nullable Account author,
      String state,
      String body,
      String commit,
      Instant submittedAt,
      List<ReviewComment> comments) {

    public Review {
      comments = comments.stream().sorted(comparing(ReviewComment::createdAt)).toList();
    }
  }

  /**
   * A comment on a line of the changes.
   *
   * @param replyTo the first comment of the thread this one answers, or null when it begins one
   */
  public record ReviewComment(
      long id,
      @Nullable Account author,
      String body,
      String path,
      int line,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Long replyTo) {}
}
