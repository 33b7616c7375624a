package org.cienrich.io.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.MalformedReplyException;

/** Asks for all comments on commits, which is one page for most repositories. Thread-safe. */
final class CommitCommentQuery {
  static final GraphQlConnection COMMENTS =
      new GraphQlConnection(
          "comments on commits",
          "/commitComments",
          "commitComments(%s) { %s }",
          "",
          "createdAt commit { oid }");

  private final GraphQlClient client;
  private final RestPages pages;

  CommitCommentQuery(GraphQlClient client, RestApi rest) {
    this.client = client;
    this.pages = new RestPages(rest);
  }

  private record Comment(String sha, Instant at) {}

  Lookup<CommitComments> overGraphQl(RepositoryInfo repository) {
    return COMMENTS
        .<Comment>read(client, repository.name(), Reuse.NEVER, CommitCommentQuery::map)
        .map(CommitCommentQuery::comments);
  }

  /** A commit that is gone has no id. */
  private static void map(Json comment, List<Comment> into) throws MalformedReplyException {
    Optional<Json> commit = comment.findObject("commit");
    if (commit.isPresent()) {
      into.add(new Comment(commit.get().text("oid"), comment.instant("createdAt")));
    }
  }

  Lookup<CommitComments> overRest(RepositoryInfo repository) {
    return pages
        .all(
            "/repos/" + repository.name() + "/comments",
            "comments on commits of " + repository.name(),
            Reuse.NEVER)
        .flatMap(CommitCommentQuery::read);
  }

  private static Lookup<CommitComments> read(List<Json> list) {
    List<Comment> comments = new ArrayList<>();
    try {
      for (Json comment : list) {
        comments.add(new Comment(comment.text("commit_id"), comment.instant("created_at")));
      }
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
    return new Lookup.Found<>(comments(comments));
  }

  private static CommitComments comments(List<Comment> comments) {
    Map<String, List<Instant>> bySha = new TreeMap<>();
    comments.forEach(
        comment -> bySha.computeIfAbsent(comment.sha, sha -> new ArrayList<>()).add(comment.at));
    bySha.replaceAll((sha, times) -> times.stream().sorted().toList());
    return new CommitComments(bySha);
  }
}
