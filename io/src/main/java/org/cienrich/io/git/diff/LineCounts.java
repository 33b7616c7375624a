package org.cienrich.io.git.diff;

/** Lines that a change adds to a file and deletes from it. */
record LineCounts(int added, int deleted) {
  static final LineCounts NONE = new LineCounts(0, 0);
}
