package org.cienrich.features.facts;

import java.time.Instant;
import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * One build on its way through the pipeline.
 *
 * @param rank its place among all known builds of the repository, from 0
 * @param supersededAt when the next attempt of the build was triggered, by which it counts as
 *     history of others from then on; null for the last attempt
 * @param row its place among the output rows of the repository, from 0; -1 for a build that only
 *     serves as history
 * @param firstJob the place of its first job among the jobs of all output rows of the repository
 * @param effectiveSha the commit whose tree stands for the build; null if there is none
 * @param resolution how that commit was found; null when git was not needed
 * @param gitMissing why there is no git history for the build; null when there is
 * @param lineage null when there is none, or it was not needed
 * @param lineageMissing why there is a commit but no lineage: COMMIT_GONE where nothing before the
 *     commit is known, TOO_LARGE where it covers too many commits; null otherwise
 */
public record BuildWork(
    CiRun run,
    int rank,
    @Nullable Instant supersededAt,
    int row,
    int firstJob,
    @Nullable String effectiveSha,
    @Nullable CommitResolution resolution,
    @Nullable MissingReason gitMissing,
    @Nullable Lineage lineage,
    @Nullable MissingReason lineageMissing) {

  /** Tells whether the build is a row of the output, not only history. */
  public boolean isOutput() {
    return row >= 0;
  }
}
