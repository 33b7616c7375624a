package org.cienrich.features.facts;

import java.util.Locale;

/** How the commit that stands for a build was found, in the order the steps are tried. */
public enum CommitResolution {
  /** It is in the mirror: reachable from a branch, a tag or a pull request of the input. */
  EXACT,
  /** The remote gave it by its SHA, or by the pull request that points at it. */
  FETCHED,
  /** Nothing has it. */
  GONE;

  public String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
