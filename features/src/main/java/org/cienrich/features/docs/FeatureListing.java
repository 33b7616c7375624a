package org.cienrich.features.docs;

import java.util.List;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;

/** The texts of the {@code features} command. */
public final class FeatureListing {
  private FeatureListing() {}

  /** Returns one line per feature, under the names of the categories; ends in a newline. */
  public static String list(List<Feature<?>> features) {
    int width = features.stream().mapToInt(feature -> feature.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    Category category = null;
    for (Feature<?> feature : features) {
      if (feature.category() != category) {
        category = feature.category();
        text.append(text.isEmpty() ? "" : "\n").append(category.selector()).append('\n');
      }
      text.append("  ")
          .append(feature.name())
          .append(" ".repeat(width - feature.name().length() + 2))
          .append(firstSentence(feature.description()))
          .append('\n');
    }
    return text.toString();
  }

  /** Returns all there is to say about one feature; ends in a newline. */
  public static String show(Feature<?> feature) {
    FeatureFacts facts = FeatureFacts.of(feature);
    StringBuilder text = new StringBuilder(facts.name()).append('\n');
    text.append("  ").append(facts.meaning()).append("\n\n");
    line(text, "Category", feature.category().selector());
    line(text, "Type", facts.type());
    line(text, "Unit", facts.unit());
    line(text, "Values", facts.values());
    line(text, "Computed from", facts.inputs());
    line(text, "Resources", String.join(", ", facts.resources()));
    line(text, "Needs", String.join(", ", facts.sources()));
    line(text, "Known at", facts.knownAt());
    line(text, "Parameters", String.join(", ", facts.parameters()));
    line(text, "After", feature.citation().orElse(""));
    line(text, "Revision", Integer.toString(facts.revision()));
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("  ").append(label).append(" ".repeat(15 - label.length())).append(value);
      text.append('\n');
    }
  }

  private static String firstSentence(String description) {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }
}
