package org.cienrich.pipeline;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Feature;
import org.cienrich.features.Node;
import org.cienrich.features.catalog.Catalog;

/** The columns that depend on other builds by their outcomes. */
final class HistoryColumns {
  /** All features that look at earlier builds, themselves or through others. */
  static final Set<String> ALL = namesOf(EarlierInput.class::isInstance);

  /** Those, and all that depend on which commits earlier builds have built. */
  static final Set<String> WITH_LINEAGE =
      namesOf(
          node ->
              node instanceof EarlierInput
                  || Set.of("lineage", "built_changes", "test_delta").contains(node.name()));

  private HistoryColumns() {}

  private static Set<String> namesOf(Predicate<Node<?>> roots) {
    return Catalog.ALL.features().stream()
        .filter(feature -> dependsOn(feature, roots))
        .map(Feature::name)
        .collect(Collectors.toSet());
  }

  private static boolean dependsOn(Feature<?> feature, Predicate<Node<?>> roots) {
    return feature.inputs().stream()
        .anyMatch(
            node ->
                roots.test(node)
                    || Catalog.ALL
                        .find(node.name())
                        .filter(input -> dependsOn(input, roots))
                        .isPresent());
  }
}
