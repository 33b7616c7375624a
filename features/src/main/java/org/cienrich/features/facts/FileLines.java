package org.cienrich.features.facts;

/**
 * The lines in which two versions of a file differ. A last line without a newline counts.
 *
 * @param added lines added as {@code git diff --numstat -M} counts them
 * @param deleted lines deleted, likewise
 * @param before the lines that the file had before: 0 for a new one
 * @param binary whether git counts no lines, since one of the versions is binary; all numbers are 0
 */
public record FileLines(long added, long deleted, long before, boolean binary) {

  /** What is told of binary files. */
  public static final FileLines BINARY = new FileLines(0, 0, 0, true);

  /** Returns lines added plus lines deleted. */
  public long churn() {
    return added + deleted;
  }
}
