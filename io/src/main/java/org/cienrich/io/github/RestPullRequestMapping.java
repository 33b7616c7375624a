package org.cienrich.io.github;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.io.api.Json;
import org.cienrich.io.github.PullRequestSource.Candidate;
import org.cienrich.io.github.PullRequestSource.Candidates;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** Puts one of our pull requests together from the REST API's answers. Not thread-safe. */
final class RestPullRequestMapping {
  private final PullRequestEvents events = new PullRequestEvents();
  private List<Instant> comments = List.of();
  private List<Instant> reviewComments = List.of();
  private final List<Review> reviews = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private @Nullable Json pull;

  RestPullRequestMapping pull(Json answer) throws MalformedReplyException {
    pull = answer;
    for (Json label : answer.findObjects("labels")) {
      labels.add(label.text("name"));
    }
    return this;
  }

  RestPullRequestMapping timeline(List<Json> timeline) throws MalformedReplyException {
    for (Json event : timeline) {
      switch (String.valueOf(event.findText("event"))) {
        case "labeled" -> events.labeled(event.instant("created_at"), label(event), true);
        case "unlabeled" -> events.labeled(event.instant("created_at"), label(event), false);
        case "renamed" -> renamed(event);
        case "review_dismissed" -> dismissed(event);
        default -> {}
      }
    }
    return this;
  }

  private static String label(Json event) throws MalformedReplyException {
    return event.object("label").text("name");
  }

  private void renamed(Json event) throws MalformedReplyException {
    Json rename = event.object("rename");
    events.renamed(event.instant("created_at"), rename.text("from"), rename.text("to"));
  }

  private void dismissed(Json event) throws MalformedReplyException {
    Json review = event.object("dismissed_review");
    events.dismissed(
        event.instant("created_at"),
        Long.toString(review.number("review_id")),
        review.text("state"));
  }

  RestPullRequestMapping comments(List<Json> list) throws MalformedReplyException {
    comments = times(list);
    return this;
  }

  RestPullRequestMapping reviewComments(List<Json> list) throws MalformedReplyException {
    reviewComments = times(list);
    return this;
  }

  private static List<Instant> times(List<Json> list) throws MalformedReplyException {
    List<Instant> times = new ArrayList<>();
    for (Json comment : list) {
      times.add(comment.instant("created_at"));
    }
    return times.stream().sorted().toList();
  }

  /**
   * After the timeline, which tells what was dismissed. Those not submitted yet have no instant.
   */
  RestPullRequestMapping reviews(List<Json> list) throws MalformedReplyException {
    for (Json review : list) {
      Instant submittedAt = review.findInstant("submitted_at");
      if (submittedAt != null) {
        String id = Long.toString(review.number("id"));
        reviews.add(
            new Review(
                submittedAt,
                login(review, "user"),
                events.stateBeforeDismissal(id, review.text("state"))));
      }
    }
    return this;
  }

  PullRequestHistory history() throws MalformedReplyException {
    Json told = pull;
    if (told == null) {
      throw new MalformedReplyException("no pull request");
    }
    String body = told.findText("body");
    Instant createdAt = told.instant("created_at");
    Instant updatedAt = told.instant("updated_at");
    return new PullRequestHistory(
        told.number("number"),
        createdAt,
        login(told, "user"),
        told.text("title"),
        Outcome.present(events.titleChanges()),
        body == null ? "" : body,
        Outcome.present(updatedAt.isAfter(createdAt) ? List.of(updatedAt) : List.of()),
        labels.stream().sorted().toList(),
        Outcome.present(events.labelChanges()),
        comments,
        reviewComments,
        PullRequestEvents.inOrder(reviews),
        told.findInstant("merged_at"),
        login(told, "merged_by"));
  }

  static Candidates candidates(RepositoryInfo repository, List<Json> pulls)
      throws MalformedReplyException {
    List<Candidate> candidates = new ArrayList<>();
    for (Json pull : pulls) {
      candidates.add(
          new Candidate(
              pull.number("number"),
              pull.instant("created_at"),
              pull.findInstant("closed_at"),
              isInto(repository, pull)));
    }
    candidates.sort(comparing(Candidate::createdAt).thenComparing(Candidate::number));
    return new Candidates(candidates, true);
  }

  private static boolean isInto(RepositoryInfo repository, Json pull)
      throws MalformedReplyException {
    Optional<Json> base = pull.object("base").findObject("repo");
    return base.isPresent()
        && (repository.key().equals(Long.toString(base.get().number("id")))
            || repository.name().equalsIgnoreCase(base.get().findText("full_name")));
  }

  /** In REST a deleted account is one with the reserved name ghost. */
  private static @Nullable String login(Json owner, String field) throws MalformedReplyException {
    Optional<Json> account = owner.findObject(field);
    String login = account.isPresent() ? account.get().findText("login") : null;
    return "ghost".equals(login) ? null : login;
  }
}
