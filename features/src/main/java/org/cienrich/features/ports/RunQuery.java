package org.cienrich.features.ports;

import java.util.List;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * Which runs are wanted.
 *
 * @param buildIds as in the input; not trusted, in any order, without repetitions
 * @param attempts which attempts of each
 * @param withAttempts whether {@link org.cienrich.features.facts.FoundRun#attempts()} is wanted
 */
public record RunQuery(
    RepositoryInfo repository, List<String> buildIds, Attempts attempts, boolean withAttempts) {
  public RunQuery {
    buildIds = List.copyOf(buildIds);
  }
}
