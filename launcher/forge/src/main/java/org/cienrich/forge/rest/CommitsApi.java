package org.cienrich.forge.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.git.GitServices;
import org.cienrich.forge.git.TooLargeException;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;

/** The endpoints of commits. */
final class CommitsApi {

  private static final String TOO_LARGE = "Sorry, this diff is taking too long to generate.";

  private final GitHubIndex index;
  private final GitServices git;
  private final RepositoryJson repositories;
  private final PullJson pulls;
  private final CommitJson commits;

  CommitsApi(
      GitHubIndex index,
      GitServices git,
      RepositoryJson repositories,
      PullJson pulls,
      CommitJson commits) {
    this.index = index;
    this.git = git;
    this.repositories = repositories;
    this.pulls = pulls;
    this.commits = commits;
  }

  Answer of(Repository repository, Route route, Query query) {
    return switch (route.kind()) {
      case COMMITS -> list(repository, route, query);
      case COMMIT -> commit(repository, route.text("ref"));
      case COMMIT_PATCH ->
          changes(repository, route, "patch", sha -> git.commits().patch(repository, sha));
      case COMMIT_DIFF ->
          changes(repository, route, "diff", sha -> git.commits().diff(repository, sha));
      case TARBALL -> tarball(repository, route.text("ref"));
      case COMMIT_PULLS -> pulls(repository, route, query);
      default -> comments(repository, route, query);
    };
  }

  private Answer commit(Repository repository, String ref) {
    return resolve(repository, ref)
        .map(commit -> Answer.ok(commits.of(repository, commit)))
        .orElseGet(() -> noCommit(ref));
  }

  /**
   * The commit a branch name or a full id stands for; git may have some that the world leaves out.
   */
  private Optional<RepositoryCommit> resolve(Repository repository, String ref) {
    return index.resolve(repository, ref).or(() -> git.commits().find(repository, ref));
  }

  private Answer changes(
      Repository repository,
      Route route,
      String format,
      Function<String, Optional<byte[]>> changes) {
    RepositoryCommit commit = resolve(repository, route.text("ref")).orElse(null);
    if (commit == null) {
      return noCommit(route.text("ref"));
    }
    Integer refusal = commit.patchStatus();
    if (refusal != null) {
      return refusal == 404 ? Answer.notFound() : Answer.error(refusal, TOO_LARGE);
    }
    try {
      return changes
          .apply(commit.sha())
          .map(text -> Answer.text(format, text))
          .orElse(Answer.notFound());
    } catch (TooLargeException e) {
      return Answer.error(422, TOO_LARGE);
    }
  }

  private Answer tarball(Repository repository, String ref) {
    return resolve(repository, ref)
        .flatMap(commit -> git.tarballs().of(repository, commit.sha()))
        .map(Answer::foundAt)
        .orElse(Answer.notFound());
  }

  /** The history of a branch or commit, newest first; both ends of the time span are inside. */
  private Answer list(Repository repository, Route route, Query query) {
    String ref = query.get("sha").orElse(repository.defaultBranch());
    Optional<RepositoryCommit> tip = index.resolve(repository, ref);
    if (tip.isEmpty()) {
      return query.get("sha").isPresent()
          ? Answer.notFound()
          : Answer.error(409, "Git Repository is empty.");
    }
    Instant since = query.get("since").flatMap(PullsApi::instant).orElse(Instant.MIN);
    Instant until = query.get("until").flatMap(PullsApi::instant).orElse(Instant.MAX);
    List<RepositoryCommit> wanted =
        index.history(repository, tip.get()).stream()
            .filter(commit -> !commit.committer().date().isBefore(since))
            .filter(commit -> !commit.committer().date().isAfter(until))
            .filter(commit -> query.get("author").map(it -> isBy(commit, it)).orElse(true))
            .toList();
    return page(repository, route, query).plain(wanted, commit -> commits.of(repository, commit));
  }

  private Answer pulls(Repository repository, Route route, Query query) {
    String sha = route.text("commit_sha");
    return resolve(repository, sha).isEmpty()
        ? noCommit(sha)
        : page(repository, route, query)
            .plain(index.pullsWith(repository, sha), pull -> pulls.simple(repository, pull));
  }

  private Answer comments(Repository repository, Route route, Query query) {
    String sha = route.text("commit_sha");
    return page(repository, route, query)
        .plain(index.comments(repository, sha), comment -> commits.of(repository, comment));
  }

  private static boolean isBy(RepositoryCommit commit, String author) {
    Account account = commit.author().account();
    return commit.author().email().equals(author)
        || (account != null && Objects.equals(account.login(), author));
  }

  private static Answer noCommit(String ref) {
    return Answer.error(422, "No commit found for SHA: " + ref);
  }

  private Page page(Repository repository, Route route, Query query) {
    return new Page(repositories.urlById(repository) + route.rest(), query);
  }
}
