package org.cienrich.io.github;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.io.api.Json;
import org.cienrich.io.github.PullRequestSource.Candidate;
import org.cienrich.io.github.PullRequestSource.Candidates;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** From the GraphQL API's pull requests to ours. */
final class PullRequestMapping {
  private PullRequestMapping() {}

  /** Tells whether there is more to the pull request than was asked for, beside its timeline. */
  static boolean isTooLarge(JsonNode pull) {
    return PullRequestConnection.openIn(pull).stream()
        .map(PullRequestConnection.Open::connection)
        .anyMatch(
            connection ->
                connection != PullRequestConnection.TIMELINE
                    && connection != PullRequestConnection.BODY_EDITS);
  }

  static PullRequestHistory history(JsonNode node) throws MalformedReplyException {
    Json pull = Json.of(node);
    PullRequestEvents events = events(pull);
    boolean isWhole = !PullRequestConnection.TIMELINE.isOpenIn(node);
    List<Instant> reviewComments = new ArrayList<>();
    List<Review> reviews = new ArrayList<>();
    for (Json review : nodes(pull, PullRequestConnection.REVIEWS)) {
      for (Json comment : nodes(review, PullRequestConnection.REVIEW_COMMENTS)) {
        reviewComments.add(comment.instant("createdAt"));
      }
      Instant submittedAt = review.findInstant("submittedAt");
      if (submittedAt != null) {
        String state = events.stateBeforeDismissal(review.text("id"), review.text("state"));
        reviews.add(new Review(submittedAt, login(review, "author"), state));
      }
    }
    List<Instant> comments = new ArrayList<>();
    for (Json comment : nodes(pull, PullRequestConnection.COMMENTS)) {
      comments.add(comment.instant("createdAt"));
    }
    List<String> labels = new ArrayList<>();
    for (Json label : nodes(pull, PullRequestConnection.LABELS)) {
      labels.add(label.text("name"));
    }
    String body = pull.findText("body");
    return new PullRequestHistory(
        pull.number("number"),
        pull.instant("createdAt"),
        login(pull, "author"),
        pull.text("title"),
        whole(isWhole, events.titleChanges()),
        body == null ? "" : body,
        bodyEdits(node, pull),
        labels.stream().sorted().toList(),
        whole(isWhole, events.labelChanges()),
        comments.stream().sorted().toList(),
        reviewComments.stream().sorted().toList(),
        PullRequestEvents.inOrder(reviews),
        pull.findInstant("mergedAt"),
        login(pull, "mergedBy"));
  }

  private static <T> Outcome<T> whole(boolean isWhole, T value) {
    return isWhole ? Outcome.present(value) : Outcome.missing(MissingReason.TOO_LARGE);
  }

  private static PullRequestEvents events(Json pull) throws MalformedReplyException {
    PullRequestEvents events = new PullRequestEvents();
    for (Json event : nodes(pull, PullRequestConnection.TIMELINE)) {
      switch (event.text("__typename")) {
        case "LabeledEvent" -> events.labeled(event.instant("createdAt"), label(event), true);
        case "UnlabeledEvent" -> events.labeled(event.instant("createdAt"), label(event), false);
        case "RenamedTitleEvent" ->
            events.renamed(
                event.instant("createdAt"),
                event.text("previousTitle"),
                event.text("currentTitle"));
        case "ReviewDismissedEvent" -> dismissed(event, events);
        default -> throw new MalformedReplyException("an event that was not asked for");
      }
    }
    return events;
  }

  private static String label(Json event) throws MalformedReplyException {
    return event.object("label").text("name");
  }

  private static void dismissed(Json event, PullRequestEvents events)
      throws MalformedReplyException {
    Optional<Json> review = event.findObject("review");
    if (review.isPresent()) {
      events.dismissed(
          event.instant("createdAt"), review.get().text("id"), event.text("previousReviewState"));
    }
  }

  /** Of edits before GitHub kept them, the last is known at least; earlier ones do not matter. */
  private static Outcome<List<Instant>> bodyEdits(JsonNode node, Json pull)
      throws MalformedReplyException {
    Instant last = pull.findInstant("lastEditedAt");
    if (PullRequestConnection.BODY_EDITS.isOpenIn(node)) {
      return Outcome.missing(MissingReason.TOO_LARGE);
    }
    if (last == null) {
      return Outcome.present(List.of());
    }
    List<Instant> edits = new ArrayList<>();
    edits.add(last);
    for (Json edit : nodes(pull, PullRequestConnection.BODY_EDITS)) {
      edits.add(edit.instant("editedAt"));
    }
    return Outcome.present(edits.stream().distinct().sorted().toList());
  }

  static Candidates candidates(RepositoryInfo repository, JsonNode node)
      throws MalformedReplyException {
    Optional<Json> connection = Json.of(node).findObject("associatedPullRequests");
    if (connection.isEmpty()) {
      return Candidates.NONE;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Json pull : connection.get().objects("nodes")) {
      candidates.add(
          new Candidate(
              pull.number("number"),
              pull.instant("createdAt"),
              pull.findInstant("closedAt"),
              isInto(repository, pull)));
    }
    candidates.sort(comparing(Candidate::createdAt).thenComparing(Candidate::number));
    return new Candidates(candidates, !connection.get().object("pageInfo").bool("hasNextPage"));
  }

  /** Tells whether a pull request is one into the repository, not into a fork of it. */
  static boolean isInto(RepositoryInfo repository, Json pull) throws MalformedReplyException {
    Optional<Json> base = pull.findObject("baseRepository");
    if (base.isEmpty()) {
      return false;
    }
    Long id = base.get().findNumber("databaseId");
    return repository.key().equals(String.valueOf(id))
        || repository.name().equalsIgnoreCase(base.get().findText("nameWithOwner"));
  }

  /** GraphQL leaves out what marks the logins of apps in REST, in runs for instance. */
  static @Nullable String login(Json owner, String field) throws MalformedReplyException {
    Optional<Json> account = owner.findObject(field);
    String login = account.isPresent() ? account.get().findText("login") : null;
    return login != null && "Bot".equals(account.get().findText("__typename"))
        ? login + "[bot]"
        : login;
  }

  private static List<Json> nodes(Json owner, PullRequestConnection connection)
      throws MalformedReplyException {
    Optional<Json> found = owner.findObject(connection.field());
    return found.isPresent() ? found.get().objects("nodes") : List.of();
  }
}
