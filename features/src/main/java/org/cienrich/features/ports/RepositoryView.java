package org.cienrich.features.ports;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CommitResolution;

/** One repository, opened on this machine. Not thread-safe; to be closed by whoever opened it. */
public interface RepositoryView extends AutoCloseable {

  /** Returns the tip of the default branch when the mirror was last fetched; empty if none. */
  Optional<String> mirrorState();

  /** Tells how the commit can be had: {@code GONE} if it cannot. */
  CommitResolution resolve(String sha);

  /**
   * Returns the parents of a commit that was resolved, or of an ancestor of one.
   *
   * @throws IllegalArgumentException if the mirror does not have the commit
   */
  List<String> parents(String sha);

  /**
   * Obtains a fact about a build with an effective SHA. All resources of source {@code GIT_HISTORY}
   * but the lineage are offered. Facts of the same commit are obtained once.
   */
  <T> Outcome<T> find(Resource<T> resource, BuildWork build);

  @Override
  void close();
}
