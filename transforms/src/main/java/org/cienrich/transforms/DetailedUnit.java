package org.cienrich.transforms;

import java.util.List;
import org.cienrich.features.facts.WorkUnit;

/**
 * A unit of work with the details of its output builds.
 *
 * @param details in any order
 */
record DetailedUnit(WorkUnit unit, List<BuildDetails> details) {
  DetailedUnit {
    details = List.copyOf(details);
  }
}
