package org.cienrich.io.git;

import org.cienrich.features.lang.SourceCounts;

/**
 * What {@link TreeTotals} adds up of one file.
 *
 * @param isText false for a file that is binary or too large; then all numbers are 0
 * @param code lines that are neither blank nor comment
 */
record SourceSize(boolean isText, long code, long testCases, long assertions) {
  static final SourceSize NO_TEXT = new SourceSize(false, 0, 0, 0);

  static SourceSize of(SourceCounts counts) {
    return new SourceSize(true, counts.code(), counts.testCases(), counts.assertions());
  }
}
