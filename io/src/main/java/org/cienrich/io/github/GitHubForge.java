package org.cienrich.io.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;

/**
 * GitHub as the forge of the repositories. Discussions are asked for by GraphQL, in batches, and by
 * REST where the server offers no GraphQL, as to anonymous clients. REST tells less:
 *
 * <ul>
 *   <li>The body of a pull request is known only to builds after its last change of any kind.
 *   <li>Who contributed is {@code NOT_PROVIDED}, as it would take a call for each commit and each
 *       merged pull request.
 * </ul>
 *
 * What GitHub no longer tells, such as deleted comments, is as if it had never been. Thread-safe.
 */
public final class GitHubForge implements CodeForge {
  private final RestApi api;
  private final GraphQlClient graphQl;
  private final PullRequestFinder pullRequests;
  private final PullRequestFinder pullRequestsOverRest;
  private final TeamQuery team;
  private final CommitCommentQuery comments;

  /**
   * @param graphQl whose address is {@link GraphQlClient#baseUrl} of that of {@code api}
   * @param archive of answers by GraphQL
   */
  GitHubForge(RestApi api, RestApi graphQl, ItemArchive archive) {
    this.api = api;
    this.graphQl = new GraphQlClient(graphQl);
    this.pullRequests = new PullRequestFinder(new PullRequestsOverGraphQl(this.graphQl, archive));
    this.pullRequestsOverRest = new PullRequestFinder(new PullRequestsOverRest(api));
    this.team = new TeamQuery(new GraphQlBatches(this.graphQl));
    this.comments = new CommitCommentQuery(this.graphQl, api);
  }

  @Override
  public Lookup<RepositoryInfo> findRepository(String name) {
    if (!RepositoryMapping.isName(name)) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_FOUND,
          "A repository is named owner/name: " + GitHubActions.quote(name));
    }
    return api.get("/repos/" + name, "repository " + name, Reuse.NEVER, RepositoryMapping::map);
  }

  @Override
  public List<Lookup<Optional<PullRequestHistory>>> pullRequests(
      RepositoryInfo repository, List<CiRun> runs) {
    return ask(
        () -> pullRequests.find(repository, runs),
        () -> pullRequestsOverRest.find(repository, runs));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The span is widened to whole days. More than 100,000 commits in it are {@code TOO_LARGE}.
   */
  @Override
  public Lookup<TeamActivity> teamActivity(RepositoryInfo repository, Instant from, Instant until) {
    return ask(
        () -> team.activity(repository, from, until),
        () ->
            new Lookup.NotFound<>(
                MissingReason.NOT_PROVIDED,
                "GitHub tells who merged by GraphQL only, which needs a token"));
  }

  @Override
  public Lookup<CommitComments> commitComments(RepositoryInfo repository) {
    return ask(() -> comments.overGraphQl(repository), () -> comments.overRest(repository));
  }

  private <T> T ask(Supplier<T> overGraphQl, Supplier<T> overRest) {
    if (graphQl.isOffered()) {
      T answer = overGraphQl.get();
      if (graphQl.isOffered()) {
        return answer;
      }
    }
    return overRest.get();
  }
}
