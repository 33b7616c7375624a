package org.cienrich.forge.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cienrich.forge.world.CommitComment;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.jspecify.annotations.Nullable;

/** Commits of one repository as objects of the schema. */
final class Commits {

  private final GitHubIndex index;
  private final Repository repository;
  private final Function<PullRequest, GraphObject> pulls;

  /**
   * @param pulls shows the pull requests of commits
   */
  Commits(GitHubIndex index, Repository repository, Function<PullRequest, GraphObject> pulls) {
    this.index = index;
    this.repository = repository;
    this.pulls = pulls;
  }

  /** The commit with this id, or null as GitHub answers for none. */
  @Nullable GraphObject at(String sha) {
    return index.commit(repository, sha).map(this::of).orElse(null);
  }

  GraphObject of(RepositoryCommit commit) {
    String sha = commit.sha();
    String url = repository.htmlUrl() + "/commit/" + sha;
    return new GraphObject("Commit")
        .with("id", "C_" + repository.id() + "_" + sha)
        .with("oid", sha)
        .with("abbreviatedOid", sha.substring(0, 7))
        .with("commitUrl", url)
        .with("message", commit.message())
        .with("messageHeadline", commit.message().lines().findFirst().orElse(""))
        .with("author", Actors.signature(commit.author()))
        .with("committer", Actors.signature(commit.committer()))
        .with("authoredDate", commit.author().date())
        .with("committedDate", commit.committer().date())
        .computed("parents", environment -> shown(commit.parents()))
        .computed("history", environment -> history(commit, environment))
        .computed(
            "comments",
            environment -> index.comments(repository, sha).stream().map(this::comment).toList())
        .computed(
            "associatedPullRequests",
            environment -> index.pullsWith(repository, sha).stream().map(pulls).toList());
  }

  private List<GraphObject> shown(List<String> shas) {
    return shas.stream()
        .flatMap(sha -> index.commit(repository, sha).stream())
        .map(this::of)
        .toList();
  }

  private List<GraphObject> history(RepositoryCommit tip, DataFetchingEnvironment environment) {
    if (environment.getArgument("path") != null) {
      throw new IllegalArgumentException("The history of one path is not served");
    }
    Instant since = instant(environment, "since", Instant.MIN);
    Instant until = instant(environment, "until", Instant.MAX);
    @Nullable Map<String, Object> author = environment.getArgument("author");
    return index.history(repository, tip).stream()
        .filter(commit -> !commit.committer().date().isBefore(since))
        .filter(commit -> !commit.committer().date().isAfter(until))
        .filter(commit -> author == null || isBy(commit, author))
        .map(this::of)
        .toList();
  }

  private static boolean isBy(RepositoryCommit commit, Map<String, Object> author) {
    return author.get("emails") instanceof List<?> emails
        && emails.contains(commit.author().email());
  }

  private static Instant instant(
      DataFetchingEnvironment environment, String name, Instant otherwise) {
    @Nullable String text = environment.getArgument(name);
    return text == null ? otherwise : Instant.parse(text);
  }

  /** All comments on commits of the repository. */
  List<GraphObject> comments() {
    return index.comments(repository).stream().map(this::comment).toList();
  }

  private GraphObject comment(CommitComment comment) {
    return new GraphObject("CommitComment")
        .with("id", Actors.nodeId("CommitComment", comment.id()))
        .with("databaseId", comment.id())
        .computed("commit", it -> at(comment.sha()))
        .with("author", Actors.of(comment.author()))
        .with("body", comment.body())
        .with("createdAt", comment.createdAt())
        .with("updatedAt", comment.updatedAt())
        .with("path", null)
        .with("position", null);
  }
}
