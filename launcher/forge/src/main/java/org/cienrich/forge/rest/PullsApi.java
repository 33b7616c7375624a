package org.cienrich.forge.rest;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.PullRequest.ReviewComment;
import org.cienrich.forge.world.Repository;

/** The endpoints of pull requests, which are issues too. */
final class PullsApi {

  private record Remark(PullRequest.Review review, ReviewComment comment) {}

  private final GitHubIndex index;
  private final RepositoryJson repositories;
  private final PullJson pulls;
  private final ReviewJson reviews;
  private final TimelineJson timeline;
  private final CommitJson commits;

  PullsApi(
      GitHubIndex index,
      RepositoryJson repositories,
      AccountJson accounts,
      PullJson pulls,
      CommitJson commits) {
    this.index = index;
    this.repositories = repositories;
    this.pulls = pulls;
    this.commits = commits;
    this.reviews = new ReviewJson(repositories, accounts);
    this.timeline = new TimelineJson(index, repositories, accounts, reviews);
  }

  /** A list: open ones unless {@code state} tells otherwise, newest first unless sorted. */
  Answer list(Repository repository, Route route, Query query) {
    String state = query.get("state").orElse("open");
    List<PullRequest> wanted =
        index.pulls(repository).stream()
            .filter(pull -> state.equals("all") || state.equals("open") == pull.isOpen())
            .filter(pull -> query.get("base").map(pull.base().ref()::equals).orElse(true))
            .filter(pull -> query.get("head").map(label(pull.head())::equals).orElse(true))
            .sorted(order(query))
            .toList();
    return page(repository, route, query).plain(wanted, pull -> pulls.simple(repository, pull));
  }

  /** An endpoint of one pull request. */
  Answer of(Repository repository, Route route, Query query) {
    boolean asIssue = route.variables().containsKey("issue_number");
    return index
        .pull(repository, route.number(asIssue ? "issue_number" : "pull_number"))
        .map(pull -> of(repository, pull, route, query))
        .orElse(Answer.notFound());
  }

  private Answer of(Repository repository, PullRequest pull, Route route, Query query) {
    return switch (route.kind()) {
      case PULL_REVIEWS ->
          page(repository, route, query)
              .plain(pull.reviews(), it -> reviews.of(repository, pull, it));
      case PULL_COMMENTS ->
          page(repository, route, query)
              .plain(
                  remarks(pull, since(query)),
                  it -> reviews.of(repository, pull, it.review(), it.comment()));
      case PULL_COMMITS ->
          page(repository, route, query)
              .plain(
                  pull.commits().stream()
                      .flatMap(sha -> index.commit(repository, sha).stream())
                      .toList(),
                  it -> commits.of(repository, it));
      case ISSUE_COMMENTS -> {
        Instant since = since(query);
        yield page(repository, route, query)
            .plain(
                pull.comments().stream().filter(it -> !it.updatedAt().isBefore(since)).toList(),
                it -> reviews.of(repository, pull, it));
      }
      case ISSUE_TIMELINE ->
          page(repository, route, query).plain(timeline.of(repository, pull), Function.identity());
      default -> Answer.ok(pulls.full(repository, pull));
    };
  }

  private static List<Remark> remarks(PullRequest pull, Instant since) {
    return pull.reviews().stream()
        .flatMap(review -> review.comments().stream().map(it -> new Remark(review, it)))
        .filter(remark -> !remark.comment().updatedAt().isBefore(since))
        .sorted(comparing(remark -> remark.comment().createdAt()))
        .toList();
  }

  private static Instant since(Query query) {
    return query.get("since").flatMap(PullsApi::instant).orElse(Instant.MIN);
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Comparator<PullRequest> order(Query query) {
    String sort = query.get("sort").orElse("created");
    boolean ascending =
        query.get("direction").orElse(sort.equals("created") ? "desc" : "asc").equals("asc");
    Comparator<PullRequest> order =
        comparing(sort.equals("updated") ? PullRequest::updatedAt : PullRequest::createdAt);
    Comparator<PullRequest> total = order.thenComparing(PullRequest::number);
    return ascending ? total : total.reversed();
  }

  private static String label(PullRequest.Side side) {
    return side.owner() + ":" + side.ref();
  }

  private Page page(Repository repository, Route route, Query query) {
    return new Page(repositories.urlById(repository) + route.rest(), query);
  }
}
