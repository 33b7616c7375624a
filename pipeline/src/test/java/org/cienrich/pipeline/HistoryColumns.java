package org.cienrich.pipeline;

import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Feature;
import org.cienrich.features.Node;
import org.cienrich.features.catalog.Catalog;

/** The columns that depend on other builds by their outcomes. */
final class HistoryColumns {
  /** All features that look at earlier builds, themselves or through others. */
  static final Set<String> ALL = all();

  private HistoryColumns() {}

  private static Set<String> all() {
    Set<String> names = new TreeSet<>();
    for (Feature<?> feature : Catalog.ALL.features()) {
      if (looksBack(feature)) {
        names.add(feature.name());
      }
    }
    return Set.copyOf(names);
  }

  private static boolean looksBack(Feature<?> feature) {
    return feature.inputs().stream().anyMatch(HistoryColumns::looksBack);
  }

  private static boolean looksBack(Node<?> node) {
    return node instanceof EarlierInput
        || Catalog.ALL.find(node.name()).filter(HistoryColumns::looksBack).isPresent();
  }
}
