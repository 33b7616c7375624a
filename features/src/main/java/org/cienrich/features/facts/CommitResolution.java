package org.cienrich.features.facts;

import java.util.Locale;

/** How the commit that stands for a build was found, in the order the steps are tried. */
public enum CommitResolution {
  /** It is in the mirror: reachable from a branch, a tag or a pull request of the input. */
  EXACT,
  /** The git server gave it by its SHA. */
  FETCHED,
  /** A pull request that the forge names for it has it. */
  PULL_REQUEST,
  /** Its two parents were merged again. */
  MERGED,
  /** Its patch was applied to its parent, which may have been replayed itself. */
  REPLAYED,
  /** Its tree comes from an archive of sources. */
  ARCHIVED,
  /** Nothing has it. */
  GONE;

  /** Tells whether the commit was made again from what the forge tells. */
  public boolean isRebuilt() {
    return this == MERGED || this == REPLAYED || this == ARCHIVED;
  }

  public String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
