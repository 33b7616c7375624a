package org.cienrich.io.github;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.MalformedReplyException;

/**
 * Asks for pull requests by REST, five calls for each: for clients and servers without GraphQL.
 * REST does not tell when a body was edited. The last change of any kind stands for it, so that the
 * body is known to builds after that and to no others. Thread-safe.
 */
final class PullRequestsOverRest implements PullRequestSource {
  private final RestApi api;
  private final RestPages pages;

  PullRequestsOverRest(RestApi api) {
    this.api = api;
    this.pages = new RestPages(api);
  }

  @Override
  public Map<String, Lookup<Candidates>> candidates(
      RepositoryInfo repository, NavigableMap<String, Instant> latest) {
    Map<String, Lookup<Candidates>> answers = new HashMap<>();
    latest.forEach((sha, until) -> answers.put(sha, candidates(repository, sha, until)));
    return answers;
  }

  private Lookup<Candidates> candidates(RepositoryInfo repository, String sha, Instant until) {
    Lookup<List<Json>> list =
        pages.all(
            "/repos/" + repository.name() + "/commits/" + sha + "/pulls",
            "pull requests of commit " + sha + " in " + repository.name(),
            GraphQlReply.coveringAllUntil(until));
    if (list instanceof Lookup.NotFound<List<Json>> absent
        && absent.reason() == MissingReason.NOT_FOUND) {
      return new Lookup.Found<>(Candidates.NONE);
    }
    return list.flatMap(pulls -> read(() -> RestPullRequestMapping.candidates(repository, pulls)));
  }

  @Override
  public Map<Long, Lookup<PullRequestHistory>> histories(
      RepositoryInfo repository, NavigableMap<Long, Instant> latest) {
    Map<Long, Lookup<PullRequestHistory>> answers = new HashMap<>();
    latest.forEach(
        (number, until) ->
            answers.put(
                number,
                new OnePull(repository, number, GraphQlReply.coveringAllUntil(until)).history()));
    return answers;
  }

  private final class OnePull {
    private final String root;
    private final long number;
    private final String subject;
    private final Reuse reuse;

    OnePull(RepositoryInfo repository, long number, Reuse reuse) {
      this.root = "/repos/" + repository.name();
      this.number = number;
      this.subject = "pull request " + number + " in " + repository.name();
      this.reuse = reuse;
    }

    Lookup<PullRequestHistory> history() {
      RestPullRequestMapping mapping = new RestPullRequestMapping();
      return api.get(root + "/pulls/" + number, subject, reuse, Json::of)
          .flatMap(pull -> read(() -> mapping.pull(pull)))
          .flatMap(
              done -> list("issues", "timeline").flatMap(it -> read(() -> mapping.timeline(it))))
          .flatMap(
              done -> list("issues", "comments").flatMap(it -> read(() -> mapping.comments(it))))
          .flatMap(
              done ->
                  list("pulls", "comments").flatMap(it -> read(() -> mapping.reviewComments(it))))
          .flatMap(done -> list("pulls", "reviews").flatMap(it -> read(() -> mapping.reviews(it))))
          .flatMap(done -> read(mapping::history));
    }

    private Lookup<List<Json>> list(String family, String list) {
      return pages.all(
          root + "/" + family + "/" + number + "/" + list, list + " of " + subject, reuse);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws MalformedReplyException;
  }

  private static <T> Lookup<T> read(Reading<T> reading) {
    try {
      return new Lookup.Found<>(reading.read());
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
  }
}
