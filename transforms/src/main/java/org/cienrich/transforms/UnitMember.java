package org.cienrich.transforms;

import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.WorkUnit;

/**
 * Which unit of work a row of the dataset is in.
 *
 * @param unitKey of {@link WorkUnit#key}
 */
record UnitMember(String unitKey, String buildKey) {
  private static final int LINES = 500;

  static UnitMember of(RepositoryInfo repository, BuildWork build) {
    return new UnitMember(WorkUnit.keyOf(repository.key(), build.rank()), build.run().id().key());
  }

  /**
   * Returns the number of the piece of the input that a line is in. What is known of the rows of
   * one piece meets before it goes to the units: joined by single builds, every build would be a
   * bundle.
   */
  static long pieceOf(long line) {
    return line / LINES;
  }
}
