package org.cienrich.transforms;

import org.cienrich.features.Feature;
import org.cienrich.features.tables.DeadLetter;

/** Dead letters for computations that threw. */
public final class FailedComputation {
  static final String STAGE = "compute";

  private FailedComputation() {}

  public static DeadLetter of(String buildKey, Feature<?> feature, RuntimeException failure) {
    return new DeadLetter(
        null,
        buildKey,
        STAGE,
        "computation_failed",
        feature.name() + ": " + failure,
        feature.name());
  }
}
