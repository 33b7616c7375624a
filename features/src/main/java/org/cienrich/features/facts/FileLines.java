package org.cienrich.features.facts;

import java.util.Map;

/**
 * How long the text files that a commit touches were before it.
 *
 * @param byPath lines before the commit, by {@link FileChange#path()}: 0 for a file that the commit
 *     adds, and no entry for one that is binary on either side. A last line without a newline
 *     counts.
 */
public record FileLines(Map<String, Long> byPath) {
  public FileLines {
    byPath = Map.copyOf(byPath);
  }
}
