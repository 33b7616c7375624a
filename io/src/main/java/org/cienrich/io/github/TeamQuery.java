package org.cienrich.io.github;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the commits on the default branch and for the pull requests they came with. A commit of
 * a pull request that was merged into the repository, its merge included, is no direct one. Spans
 * are widened to whole days, so that near ones share answers. Thread-safe.
 */
final class TeamQuery {
  static final String NODES =
      "committedDate author { email user { login } } associatedPullRequests(first: 5) { nodes {"
          + " number mergedAt mergedBy { __typename login } baseRepository { databaseId nameWithOwner } } }";

  private final GraphQlClient client;

  TeamQuery(GraphQlClient client) {
    this.client = client;
  }

  /** The merge of a pull request is seen with each of its commits. */
  private record Seen(Contribution contribution, @Nullable Long mergeOf) {}

  static GraphQlConnection commits(Instant from, Instant until) {
    return new GraphQlConnection(
        "commits from " + from + " until " + until,
        "/defaultBranchRef/target/history",
        "defaultBranchRef { target { ... on Commit { history(%s) { %s } } } }",
        ", since: "
            + GraphQlQuestion.literal(from.toString())
            + ", until: "
            + GraphQlQuestion.literal(until.toString()),
        NODES);
  }

  Lookup<TeamActivity> activity(RepositoryInfo repository, Instant from, Instant until) {
    Instant first = from.truncatedTo(ChronoUnit.DAYS);
    Instant day = until.truncatedTo(ChronoUnit.DAYS);
    Instant end = day.equals(until) ? day : day.plus(1, ChronoUnit.DAYS);
    return commits(first, end)
        .<Seen>read(
            client,
            repository.name(),
            GraphQlReply.ifWithoutErrors(end),
            (commit, into) -> map(repository, commit, into))
        .map(seen -> new TeamActivity(first, contributions(seen, first, end)));
  }

  private static void map(RepositoryInfo repository, Json commit, List<Seen> into)
      throws MalformedReplyException {
    boolean isOfPullRequest = false;
    Optional<Json> pulls = commit.findObject("associatedPullRequests");
    for (Json pull : pulls.isPresent() ? pulls.get().objects("nodes") : List.<Json>of()) {
      Instant mergedAt = pull.findInstant("mergedAt");
      if (mergedAt != null && PullRequestMapping.isInto(repository, pull)) {
        isOfPullRequest = true;
        String login = PullRequestMapping.login(pull, "mergedBy");
        into.add(
            new Seen(new Contribution(mergedAt, Kind.MERGE, login, null), pull.number("number")));
      }
    }
    Optional<Json> author = commit.findObject("author");
    if (author.isPresent()) {
      Optional<Json> user = author.get().findObject("user");
      String login = user.isPresent() ? user.get().findText("login") : null;
      String email = author.get().findText("email");
      into.add(
          new Seen(
              new Contribution(
                  commit.instant("committedDate"),
                  isOfPullRequest ? Kind.PULL_REQUEST_COMMIT : Kind.DIRECT_COMMIT,
                  login,
                  email == null ? null : email.toLowerCase(Locale.ROOT)),
              null));
    }
  }

  /** Merges outside of the span may be known by chance; all of them are not. */
  private static List<Contribution> contributions(List<Seen> seen, Instant from, Instant until) {
    List<Contribution> contributions = new ArrayList<>();
    seen.stream()
        .filter(it -> it.mergeOf() == null)
        .map(Seen::contribution)
        .forEach(contributions::add);
    seen.stream()
        .filter(it -> it.mergeOf() != null)
        .distinct()
        .map(Seen::contribution)
        .filter(merge -> !merge.at().isBefore(from) && merge.at().isBefore(until))
        .forEach(contributions::add);
    return contributions.stream()
        .filter(it -> it.login() != null || it.email() != null)
        .sorted(
            comparing(Contribution::at)
                .thenComparing(Contribution::kind)
                .thenComparing(Contribution::login, nullsFirst(naturalOrder()))
                .thenComparing(Contribution::email, nullsFirst(naturalOrder())))
        .toList();
  }
}
