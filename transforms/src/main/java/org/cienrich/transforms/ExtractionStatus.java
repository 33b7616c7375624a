package org.cienrich.transforms;

import java.util.List;
import java.util.Locale;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.Resources;

/** How far the features of a build could be computed. */
enum ExtractionStatus {
  /** No value is missing for a reason that a better source or run would remove. */
  COMPLETED,
  PARTIAL,
  /** Every selected feature is missing for such a reason, those that only name the build aside. */
  FAILED;

  static ExtractionStatus of(List<Feature<?>> selected, List<Outcome<?>> outcomes) {
    boolean anyLowered = false;
    boolean anyOther = false;
    for (int i = 0; i < outcomes.size(); i++) {
      boolean lowered =
          outcomes.get(i) instanceof Outcome.Missing<?> missing && missing.reason().lowersStatus();
      anyLowered |= lowered;
      anyOther |= !lowered && !namesTheBuild(selected.get(i));
    }
    if (!anyLowered) {
      return COMPLETED;
    }
    return anyOther ? PARTIAL : FAILED;
  }

  private static boolean namesTheBuild(Feature<?> feature) {
    return feature.inputs().stream().allMatch(Resources.BUILD::equals);
  }

  String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
