package org.cienrich.pipeline;

import java.util.Set;
import java.util.stream.Collectors;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Feature;
import org.cienrich.features.catalog.Catalog;

/** The columns that depend on other builds by their outcomes. */
final class HistoryColumns {
  /** All features that look at earlier builds, themselves or through others. */
  static final Set<String> ALL =
      Catalog.ALL.features().stream()
          .filter(HistoryColumns::looksBack)
          .map(Feature::name)
          .collect(Collectors.toSet());

  private HistoryColumns() {}

  private static boolean looksBack(Feature<?> feature) {
    return feature.inputs().stream()
        .anyMatch(
            node ->
                node instanceof EarlierInput
                    || Catalog.ALL.find(node.name()).filter(HistoryColumns::looksBack).isPresent());
  }
}
