package org.cienrich.io.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** GitHub as the forge of the repositories. Thread-safe. */
public final class GitHubForge implements CodeForge {
  private final RestApi api;

  GitHubForge(RestApi api) {
    this.api = api;
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
    throw new UnsupportedOperationException();
  }

  @Override
  public Lookup<TeamActivity> teamActivity(RepositoryInfo repository, Instant from, Instant until) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Lookup<CommitComments> commitComments(RepositoryInfo repository) {
    throw new UnsupportedOperationException();
  }
}
