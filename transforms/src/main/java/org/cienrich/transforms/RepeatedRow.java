package org.cienrich.transforms;

import org.cienrich.features.facts.InputRow;
import org.cienrich.features.tables.DeadLetter;

/** Dead letters for rows that name a build again. */
final class RepeatedRow {
  private RepeatedRow() {}

  /**
   * @param key names the build
   * @param firstLine where it was named first
   */
  static DeadLetter of(InputRow row, String key, long firstLine) {
    return new DeadLetter(
        row.line(),
        key,
        "read",
        "duplicate",
        "Repeats the build of line " + firstLine,
        row.repo() + "," + row.buildId());
  }

  /** Names the build as it is written. */
  static String writtenKey(InputRow row) {
    return row.provider() + "/" + Names.repoKeyOf(row.repo()) + "/" + row.buildId();
  }
}
