package org.cienrich.transforms;

import java.util.Locale;
import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/** What became of a resource of a build. */
enum ResourceState {
  COMPLETED,
  /** Not to be had now; a later run may get it. */
  FAILED,
  /** Not to be had ever. */
  MISSING,
  /** Not needed. */
  SKIPPED;

  /**
   * Returns the state of a needed resource that is absent for this reason; null for present. What
   * there is nothing to fetch of is complete.
   */
  static ResourceState of(@Nullable MissingReason reason) {
    if (reason == null || !reason.lowersStatus()) {
      return COMPLETED;
    }
    return reason.isTransient() ? FAILED : MISSING;
  }

  /** Tells whether the build has to do without the resource. */
  boolean isAbsent() {
    return this == FAILED || this == MISSING;
  }

  String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
