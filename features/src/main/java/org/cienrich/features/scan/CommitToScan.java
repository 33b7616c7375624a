package org.cienrich.features.scan;

import java.time.Instant;
import java.util.Comparator;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * A commit that builds of the dataset were made of.
 *
 * @param commitSha the effective commit of the builds
 * @param treeId the id of its tree: commits of one tree have the same files
 * @param place its place among the commits of the repository that are scanned, from 0
 * @param builds how many rows of the dataset it has
 * @param triggeredAt when the first of these was triggered
 */
public record CommitToScan(
    RepositoryInfo repository,
    String commitSha,
    String treeId,
    int place,
    long builds,
    Instant triggeredAt) {

  /** Oldest first. */
  public static final Comparator<CommitToScan> BY_AGE =
      Comparator.comparing(CommitToScan::triggeredAt)
          .thenComparing(commit -> commit.repository().key())
          .thenComparing(CommitToScan::commitSha);
}
