package org.cienrich.io.export.prepare;

import org.jspecify.annotations.Nullable;

/**
 * Where a row belongs.
 *
 * @param dropped why the row is not in its part after all; null if it is
 */
record Place(Part part, @Nullable DropReason dropped) {
  static Place in(Part part) {
    return new Place(part, null);
  }

  boolean isFittedOn() {
    return dropped == null && part.isFittedOn();
  }
}
