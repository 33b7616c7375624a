package org.cienrich.io.export.prepare;

import java.util.Locale;

/** Why a row is not written. */
public enum DropReason {
  /** The build never completed: it has no outcome to learn from or to be tested with. */
  NOT_COMPLETED,
  /** When the next part began, the build had not completed: its outcome was not known. */
  COMPLETED_TOO_LATE,
  /** Another attempt of the build, or another build of its commit, is in an earlier part. */
  IN_EARLIER_PART,
  /** A value is missing, and rows with missing values are dropped. */
  MISSING_VALUE;

  /** Returns the name for reports, such as {@code not_completed}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
