package org.cienrich.io.github;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
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
 * are widened to whole days, so that near ones share answers, and cut into slices, all of which one
 * query asks for: a page holds 100 commits, and there are many for few builds. Thread-safe.
 */
final class TeamQuery {
  private static final String NODES =
      "committedDate author { email user { login } } associatedPullRequests(first: 5) { nodes {"
          + " number mergedAt mergedBy { __typename login } baseRepository { databaseId nameWithOwner } } }";

  /** In all slices together. */
  private static final int MAX_PAGES = 2_000;

  private final GraphQlBatches batches;

  TeamQuery(GraphQlBatches batches) {
    this.batches = batches;
  }

  /** The merge of a pull request is seen with each of its commits. */
  private record Seen(Contribution contribution, @Nullable Long mergeOf) {}

  static GraphQlQuestion commits(CommitSlice slice) {
    return GraphQlQuestion.ofRepository(
        "commits from " + slice.from() + " until " + slice.until(),
        "defaultBranchRef { target { ... on Commit { history(first: "
            + CommitSlice.PAGE_SIZE
            + ", "
            + slice.arguments()
            + ") { totalCount nodes { "
            + NODES
            + " } pageInfo { hasNextPage endCursor } } } } }");
  }

  Lookup<TeamActivity> activity(RepositoryInfo repository, Instant from, Instant until) {
    Instant first = from.truncatedTo(ChronoUnit.DAYS);
    Instant day = until.truncatedTo(ChronoUnit.DAYS);
    Instant end = day.equals(until) ? day : day.plus(1, ChronoUnit.DAYS);
    List<Seen> seen = new ArrayList<>();
    List<CommitSlice> open = CommitSlice.weeks(first, end, GraphQlBatches.MAX_ITEMS);
    for (int pages = 0; !open.isEmpty(); ) {
      pages += open.size();
      if (pages > MAX_PAGES) {
        return new Lookup.Failed<>(
            MissingReason.TOO_LARGE,
            "More than " + MAX_PAGES + " pages of commits of " + repository.name());
      }
      Lookup<List<CommitSlice>> next = read(repository, open, end, seen);
      if (!(next instanceof Lookup.Found<List<CommitSlice>> found)) {
        return next.map(slices -> new TeamActivity(first, List.of()));
      }
      open = found.value();
    }
    return new Lookup.Found<>(new TeamActivity(first, contributions(seen, first, end)));
  }

  /** Reads a page of each slice; returns what is still to be read. */
  private Lookup<List<CommitSlice>> read(
      RepositoryInfo repository, List<CommitSlice> slices, Instant end, List<Seen> into) {
    NavigableMap<String, CommitSlice> byKey = new TreeMap<>();
    NavigableMap<String, GraphQlQuestion> questions = new TreeMap<>();
    for (CommitSlice slice : slices) {
      byKey.put(slice.key(), slice);
      questions.put(slice.key(), commits(slice));
    }
    Lookup<List<CommitSlice>> rest = new Lookup.Found<>(new ArrayList<>());
    for (Map.Entry<String, Lookup<GraphQlBatches.Item>> answer :
        batches
            .ask(
                repository.name(), questions, GraphQlReply.ifWithoutErrors(end), TeamQuery::history)
            .entrySet()) {
      rest =
          rest.flatMap(
              slicesLeft ->
                  answer
                      .getValue()
                      .flatMap(item -> take(repository, byKey.get(answer.getKey()), item, into))
                      .map(
                          left -> {
                            slicesLeft.addAll(left);
                            return slicesLeft;
                          }));
    }
    return rest;
  }

  /** An empty repository has no default branch. */
  private static Lookup<List<CommitSlice>> take(
      RepositoryInfo repository, CommitSlice slice, GraphQlBatches.Item item, List<Seen> into) {
    if (!(item.object() instanceof Lookup.Found<ObjectNode> branch)) {
      return new Lookup.Found<>(List.of());
    }
    try {
      Json history = history(branch.value());
      List<CommitSlice> parts = slice.split(history.number("totalCount"));
      if (!parts.isEmpty()) {
        return new Lookup.Found<>(parts);
      }
      for (Json commit : history.objects("nodes")) {
        map(repository, commit, into);
      }
      Json info = history.object("pageInfo");
      return new Lookup.Found<>(
          info.bool("hasNextPage") ? List.of(slice.after(info.text("endCursor"))) : List.of());
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
  }

  private static Json history(JsonNode branch) throws MalformedReplyException {
    return Json.of(branch).object("target").object("history");
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
