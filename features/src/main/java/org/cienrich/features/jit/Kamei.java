package org.cienrich.features.jit;

import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureDraft;
import org.cienrich.features.Unit;

/** What the declarations of all just-in-time measures have in common. */
final class Kamei {
  private static final String PAPER =
      "Kamei et al., A Large-Scale Empirical Study of Just-in-Time Quality Assurance, IEEE TSE 39(6),"
          + " 2013";

  private Kamei() {}

  static FeatureDraft<Long> count(String name, String description, Unit unit) {
    return common(Feature.integer(name).describedAs(description), unit);
  }

  static FeatureDraft<Double> decimal(String name, String description, Unit unit) {
    return common(Feature.decimal(name).describedAs(description), unit).decimals(4);
  }

  private static <T> FeatureDraft<T> common(FeatureDraft<T> draft, Unit unit) {
    return draft.category(Category.JIT).unit(unit).atLeast(0).citing(PAPER);
  }
}
