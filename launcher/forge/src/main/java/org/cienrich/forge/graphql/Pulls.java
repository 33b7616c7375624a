package org.cienrich.forge.graphql;

import static java.util.Comparator.comparing;

import graphql.schema.DataFetchingEnvironment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.PullRequest.BodyEdit;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** Pull requests of one repository as objects of the schema. */
final class Pulls {

  private final GitHubIndex index;
  private final Repository repository;
  private final Function<Long, @Nullable GraphObject> repositories;
  private final Commits commits;

  /**
   * @param repositories shows the repositories of heads, or null where they cannot be seen
   */
  Pulls(
      GitHubIndex index,
      Repository repository,
      Function<Long, @Nullable GraphObject> repositories) {
    this.index = index;
    this.repository = repository;
    this.repositories = repositories;
    this.commits = new Commits(index, repository, this::of);
  }

  Commits commits() {
    return commits;
  }

  GraphObject of(PullRequest pull) {
    GraphObject object = new GraphObject("PullRequest");
    PullRequest.Merge merge = pull.merge();
    object.with("id", Actors.nodeId("PullRequest", pull.id()));
    object.with("databaseId", pull.id());
    object.with("fullDatabaseId", pull.id());
    object.with("number", pull.number());
    object.with("url", repository.htmlUrl() + "/pull/" + pull.number());
    object.with("state", state(pull));
    object.with("title", pull.title());
    object.with("body", Objects.requireNonNullElse(pull.body(), ""));
    object.with("author", Actors.of(pull.author()));
    object.with("createdAt", pull.createdAt());
    object.with("updatedAt", pull.updatedAt());
    object.with("closed", !pull.isOpen());
    object.with("closedAt", pull.closedAt());
    object.with("merged", merge != null);
    object.with("mergedAt", merge == null ? null : merge.at());
    object.with("mergedBy", merge == null ? null : Actors.of(merge.by()));
    object.computed("mergeCommit", it -> merge == null ? null : commits.at(merge.commit()));
    object.with("isDraft", false);
    putSides(object, pull);
    putEdits(object, pull);
    putDiscussion(object, pull);
    return object;
  }

  /** The asked pull requests, in the asked order. */
  List<GraphObject> list(DataFetchingEnvironment environment) {
    @Nullable List<String> states = environment.getArgument("states");
    @Nullable List<String> labels = environment.getArgument("labels");
    @Nullable String base = environment.getArgument("baseRefName");
    @Nullable String head = environment.getArgument("headRefName");
    return index.pulls(repository).stream()
        .filter(pull -> states == null || states.contains(state(pull)))
        .filter(pull -> labels == null || labels.stream().anyMatch(pull.labels()::contains))
        .filter(pull -> base == null || base.equals(pull.base().ref()))
        .filter(pull -> head == null || head.equals(pull.head().ref()))
        .sorted(order(environment.getArgument("orderBy")))
        .map(this::of)
        .toList();
  }

  private void putSides(GraphObject object, PullRequest pull) {
    @Nullable Long head = pull.head().repositoryId();
    object.with("headRefName", pull.head().ref());
    object.with("headRefOid", pull.head().sha());
    object.with("baseRefName", pull.base().ref());
    object.with("baseRefOid", pull.base().sha());
    object.computed("baseRepository", it -> repositories.apply(repository.id()));
    object.with("isCrossRepository", !Long.valueOf(repository.id()).equals(head));
    object.computed("headRepository", it -> head == null ? null : repositories.apply(head));
  }

  private static void putEdits(GraphObject object, PullRequest pull) {
    List<BodyEdit> edits = pull.bodyEdits();
    BodyEdit last = edits.isEmpty() ? null : edits.get(edits.size() - 1);
    object.with("lastEditedAt", last == null ? null : last.at());
    object.with("editor", last == null ? null : Actors.of(last.editor()));
    object.computed("userContentEdits", it -> Discussions.edits(pull));
  }

  private void putDiscussion(GraphObject object, PullRequest pull) {
    object.computed(
        "labels",
        it -> pull.labels().stream().map(name -> Discussions.label(repository, name)).toList());
    object.computed("comments", it -> pull.comments().stream().map(Discussions::comment).toList());
    object.computed("reviews", it -> reviews(pull, it));
    object.computed("reviewThreads", it -> Discussions.threads(pull));
    object.computed("timelineItems", it -> Discussions.timeline(repository, pull, it));
    object.computed(
        "commits",
        environment ->
            pull.commits().stream()
                .map(
                    sha ->
                        new GraphObject("PullRequestCommit")
                            .with("id", "PRC_" + pull.id() + "_" + sha)
                            .with("url", repository.htmlUrl() + "/commit/" + sha)
                            .computed("commit", it -> commits.at(sha)))
                .toList());
  }

  private List<GraphObject> reviews(PullRequest pull, DataFetchingEnvironment environment) {
    @Nullable List<String> states = environment.getArgument("states");
    @Nullable String author = environment.getArgument("author");
    return pull.reviews().stream()
        .filter(it -> states == null || states.contains(it.state()))
        .filter(it -> author == null || (it.author() != null && author.equals(it.author().login())))
        .map(review -> Discussions.review(review, it -> commits.at(review.commit())))
        .toList();
  }

  /** The review with this node id. */
  Optional<GraphObject> review(String nodeId) {
    return index.pulls(repository).stream()
        .flatMap(pull -> pull.reviews().stream())
        .filter(it -> Actors.nodeId("PullRequestReview", it.id()).equals(nodeId))
        .findFirst()
        .map(review -> Discussions.review(review, it -> commits.at(review.commit())));
  }

  private static String state(PullRequest pull) {
    if (pull.merge() != null) {
      return "MERGED";
    }
    return pull.isOpen() ? "OPEN" : "CLOSED";
  }

  private static Comparator<PullRequest> order(@Nullable Map<String, Object> orderBy) {
    boolean updated = orderBy != null && "UPDATED_AT".equals(orderBy.get("field"));
    boolean descending = orderBy != null && "DESC".equals(orderBy.get("direction"));
    Comparator<PullRequest> order =
        comparing(updated ? PullRequest::updatedAt : PullRequest::createdAt);
    Comparator<PullRequest> total = order.thenComparing(PullRequest::number);
    return descending ? total.reversed() : total;
  }
}
