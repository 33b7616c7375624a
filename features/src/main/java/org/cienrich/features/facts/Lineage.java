package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commits a build covers, and which build came before it along the commits.
 *
 * @param commits the built commit and those after the previous built one, newest first
 * @param end how the walk ended
 * @param previousCommit the previous built commit; null unless {@code end} is BUILD_FOUND
 * @param previousRank the place of the build of that commit among all known builds of the
 *     repository, likewise
 * @param previousBuildId the provider's id of that build, likewise
 * @param previousStartedAt when that build started, likewise
 */
public record Lineage(
    List<String> commits,
    End end,
    @Nullable String previousCommit,
    @Nullable Integer previousRank,
    @Nullable String previousBuildId,
    @Nullable Instant previousStartedAt) {

  /** How the walk back from the built commit ended. */
  public enum End {
    BUILD_FOUND,
    MERGE_FOUND,
    NO_PREVIOUS_BUILD
  }

  public Lineage {
    commits = List.copyOf(commits);
  }
}
