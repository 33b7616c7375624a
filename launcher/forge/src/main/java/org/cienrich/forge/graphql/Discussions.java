package org.cienrich.forge.graphql;

import static java.util.Comparator.comparing;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.PullRequest.BodyEdit;
import org.cienrich.forge.world.PullRequest.Comment;
import org.cienrich.forge.world.PullRequest.LabelEvent;
import org.cienrich.forge.world.PullRequest.Rename;
import org.cienrich.forge.world.PullRequest.Review;
import org.cienrich.forge.world.PullRequest.ReviewComment;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** What is said about a pull request and done to it, as objects of the schema. */
final class Discussions {

  private record Event(Instant at, String kind, GraphObject object) {}

  private Discussions() {}

  static GraphObject label(Repository repository, String name) {
    return new GraphObject("Label")
        .with("id", Actors.nodeId("Label", repository.id() * 1000 + (name.hashCode() & 0xFF)))
        .with("name", name)
        .with("color", "ededed")
        .with("description", null);
  }

  static GraphObject comment(Comment comment) {
    return said("IssueComment", comment.id(), Actors.of(comment.author()), comment.body())
        .with("createdAt", comment.createdAt())
        .with("updatedAt", comment.updatedAt())
        .with(
            "lastEditedAt",
            comment.updatedAt().isAfter(comment.createdAt()) ? comment.updatedAt() : null);
  }

  static GraphObject review(Review review, GraphObject.Field commit) {
    GraphObject object =
        said("PullRequestReview", review.id(), Actors.of(review.author()), review.body());
    object.with("state", review.state());
    object.with("submittedAt", review.submittedAt());
    object.with("createdAt", review.submittedAt());
    object.with("updatedAt", review.submittedAt());
    object.computed("commit", commit);
    object.computed(
        "comments",
        environment ->
            review.comments().stream().map(it -> remark(it, review.comments(), object)).toList());
    return object;
  }

  /** The threads of all reviews, in the order in which they began. */
  static List<GraphObject> threads(PullRequest pull) {
    Map<Long, List<ReviewComment>> threads = new LinkedHashMap<>();
    List<ReviewComment> all =
        pull.reviews().stream()
            .flatMap(review -> review.comments().stream())
            .sorted(comparing(ReviewComment::createdAt))
            .toList();
    for (ReviewComment comment : all) {
      long root = Objects.requireNonNullElse(comment.replyTo(), comment.id());
      threads.computeIfAbsent(root, id -> new ArrayList<>()).add(comment);
    }
    return threads.values().stream().map(Discussions::thread).toList();
  }

  /** The asked events, oldest first. */
  static List<GraphObject> timeline(
      Repository repository, PullRequest pull, DataFetchingEnvironment environment) {
    @Nullable List<String> kinds = environment.getArgument("itemTypes");
    @Nullable String since = environment.getArgument("since");
    Instant from = since == null ? Instant.MIN : Instant.parse(since);
    return Stream.concat(
            pull.labelEvents().stream().map(it -> event(repository, it)),
            pull.renames().stream().map(Discussions::event))
        .filter(event -> kinds == null || kinds.contains(event.kind()))
        .filter(event -> !event.at().isBefore(from))
        .sorted(comparing(Event::at))
        .map(Event::object)
        .toList();
  }

  /** The versions of the body, newest first; none unless it was edited. */
  static List<GraphObject> edits(PullRequest pull) {
    return pull.bodyEdits().stream()
        .sorted(comparing(BodyEdit::at).reversed())
        .map(
            edit ->
                new GraphObject("UserContentEdit")
                    .with("id", Actors.nodeId("UserContentEdit", edit.id()))
                    .with("editor", Actors.of(edit.editor()))
                    .with("createdAt", edit.at())
                    .with("editedAt", edit.at())
                    .with("updatedAt", edit.at())
                    .with("deletedAt", null)
                    .with("diff", edit.text()))
        .toList();
  }

  private static GraphObject thread(List<ReviewComment> comments) {
    ReviewComment first = comments.get(0);
    return new GraphObject("PullRequestReviewThread")
        .with("id", Actors.nodeId("PullRequestReviewThread", first.id()))
        .with("isResolved", false)
        .with("isOutdated", false)
        .with("path", first.path())
        .with("line", first.line())
        .computed(
            "comments",
            environment -> comments.stream().map(it -> remark(it, comments, null)).toList());
  }

  private static GraphObject remark(
      ReviewComment comment, List<ReviewComment> among, @Nullable GraphObject review) {
    return said(
            "PullRequestReviewComment", comment.id(), Actors.of(comment.author()), comment.body())
        .with("createdAt", comment.createdAt())
        .with("updatedAt", comment.updatedAt())
        .with("path", comment.path())
        .with("diffHunk", "@@ -" + comment.line() + " +" + comment.line() + " @@")
        .with("pullRequestReview", review)
        .computed(
            "replyTo",
            environment ->
                among.stream()
                    .filter(it -> Long.valueOf(it.id()).equals(comment.replyTo()))
                    .findFirst()
                    .map(it -> remark(it, among, review))
                    .orElse(null));
  }

  private static Event event(Repository repository, LabelEvent event) {
    GraphObject object =
        new GraphObject(event.added() ? "LabeledEvent" : "UnlabeledEvent")
            .with("id", Actors.nodeId("LabeledEvent", event.id()))
            .with("actor", Actors.of(event.actor()))
            .with("createdAt", event.at())
            .with("label", label(repository, event.label()));
    return new Event(event.at(), event.added() ? "LABELED_EVENT" : "UNLABELED_EVENT", object);
  }

  private static Event event(Rename event) {
    GraphObject object =
        new GraphObject("RenamedTitleEvent")
            .with("id", Actors.nodeId("RenamedTitleEvent", event.id()))
            .with("actor", Actors.of(event.actor()))
            .with("createdAt", event.at())
            .with("previousTitle", event.from())
            .with("currentTitle", event.to());
    return new Event(event.at(), "RENAMED_TITLE_EVENT", object);
  }

  private static GraphObject said(String type, long id, @Nullable GraphObject author, String body) {
    return new GraphObject(type)
        .with("id", Actors.nodeId(type, id))
        .with("databaseId", id)
        .with("fullDatabaseId", id)
        .with("author", author)
        .with("body", body);
  }
}
