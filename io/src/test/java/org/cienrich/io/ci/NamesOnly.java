package org.cienrich.io.ci;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;

/** A forge that knows repositories by their names, and notes for which it was asked. */
public final class NamesOnly implements CodeForge {
  /** Asked for this name, it does not answer. */
  public static final String OUT_OF_ORDER = "out-of/order";

  /** Knows no name. */
  public static final CodeForge NONE = new NamesOnly(Map.of());

  private final Map<String, RepositoryInfo> repositories;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public NamesOnly(Map<String, RepositoryInfo> repositories) {
    this.repositories = Map.copyOf(repositories);
  }

  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Lookup<RepositoryInfo> findRepository(String name) {
    asked.add(name);
    if (name.equals(OUT_OF_ORDER)) {
      return new Lookup.Failed<>(MissingReason.UNAVAILABLE, "out of order");
    }
    RepositoryInfo repository = repositories.get(name);
    return repository == null
        ? new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No " + name)
        : new Lookup.Found<>(repository);
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
