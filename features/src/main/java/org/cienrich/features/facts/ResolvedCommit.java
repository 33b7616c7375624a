package org.cienrich.features.facts;

import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * Which commit stands for a wanted one.
 *
 * @param effectiveSha the commit whose tree stands for the wanted one, and its id itself unless the
 *     commit was rebuilt and something but the tree differs; null if there is none
 * @param missing why there is none; null if there is one
 * @param historyMissing why the commit is known without what came before it; null if that is known
 * @param account how it was found, in words
 */
public record ResolvedCommit(
    CommitResolution resolution,
    @Nullable String effectiveSha,
    @Nullable MissingReason missing,
    @Nullable MissingReason historyMissing,
    String account) {

  /** A commit that is there as it was built. */
  public static ResolvedCommit found(CommitResolution resolution, String sha, String account) {
    return new ResolvedCommit(resolution, sha, null, null, account);
  }

  /** A commit that cannot be had. */
  public static ResolvedCommit gone(MissingReason reason, String account) {
    return new ResolvedCommit(CommitResolution.GONE, null, reason, null, account);
  }
}
