package org.cienrich.io.git.worktree;

/**
 * What files of commits may take on this machine.
 *
 * @param maxTrees how many trees this process has on the disk at a time
 * @param maxBytes the largest size of the files of one tree
 * @param maxEntries how many files, folders, links and submodules one tree may have
 */
public record WorktreeLimits(int maxTrees, long maxBytes, int maxEntries) {
  private static final int MAX_ENTRIES = 1_000_000;

  public WorktreeLimits {
    if (maxTrees < 1 || maxBytes < 1 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "maxTrees, maxBytes and maxEntries must be at least 1, but are "
              + maxTrees
              + ", "
              + maxBytes
              + " and "
              + maxEntries);
    }
  }

  /** Limits with up to 1,000,000 entries, more than in any known repository of sources. */
  public static WorktreeLimits of(int maxTrees, long maxBytes) {
    return new WorktreeLimits(maxTrees, maxBytes, MAX_ENTRIES);
  }
}
