package org.cienrich.io.github;

/**
 * How the runs of one repository are found.
 *
 * @param repo {@code owner/name}
 * @param wanted how many runs are wanted
 * @param total how many runs GitHub lists; 0 where that was not asked for
 * @param pages pages of lists asked for, those that only tell how much there is included
 * @param singleGets runs asked for one by one
 */
public record RunPlan(String repo, int wanted, long total, long pages, long singleGets) {

  /** Returns the number of requests. */
  public long calls() {
    return pages + singleGets;
  }

  @Override
  public String toString() {
    return "Runs of "
        + repo
        + ": "
        + wanted
        + " wanted"
        + (total == 0 ? "" : " of " + total)
        + ", with "
        + pages
        + " pages of lists and "
        + singleGets
        + " single gets";
  }
}
