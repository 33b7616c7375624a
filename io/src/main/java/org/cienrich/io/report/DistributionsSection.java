package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Category;
import org.cienrich.features.quality.FeatureQuality;
import org.jspecify.annotations.Nullable;

/** What values the features have, by category. */
record DistributionsSection(List<Group> groups) {

  /**
   * The features of a category.
   *
   * @param description null if the catalogue does not have the category
   */
  record Group(String category, String size, @Nullable String description, List<Card> cards) {}

  /**
   * A feature.
   *
   * @param flags what is odd about it
   * @param numbers null if there are none
   * @param values null if the values are numbers
   */
  record Card(
      String anchor,
      List<String> words,
      String type,
      String knownAt,
      String completeness,
      String distinct,
      List<String> flags,
      @Nullable NumberView numbers,
      @Nullable TopValues values,
      boolean empty) {}

  static DistributionsSection of(List<FeatureQuality> features) {
    Map<String, List<Card>> byCategory = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      FeatureQuality feature = features.get(i);
      byCategory
          .computeIfAbsent(feature.category(), category -> new ArrayList<>())
          .add(card(FeatureLinks.anchor(i), feature));
    }
    return new DistributionsSection(
        byCategory.entrySet().stream()
            .map(
                group ->
                    new Group(
                        group.getKey(),
                        Figures.plural(group.getValue().size(), "feature"),
                        description(group.getKey()),
                        group.getValue()))
            .toList());
  }

  private static @Nullable String description(String category) {
    return Arrays.stream(Category.values())
        .filter(known -> known.selector().equals(category))
        .map(Category::description)
        .findFirst()
        .orElse(null);
  }

  private static Card card(String anchor, FeatureQuality feature) {
    return new Card(
        anchor,
        FeatureLinks.words(feature.name()),
        feature.type(),
        Figures.words(feature.knownAt()),
        Figures.percent(feature.completenessPct()),
        (feature.distinctIsExact() ? "" : "about ") + Figures.count(feature.distinct()),
        flags(feature),
        feature.numbers() == null ? null : NumberView.of(feature.numbers(), feature.values()),
        feature.topValues() == null ? null : TopValues.of(feature.topValues(), feature),
        feature.values() == 0);
  }

  private static List<String> flags(FeatureQuality feature) {
    List<String> flags = new ArrayList<>();
    if (feature.constant()) {
      flags.add("constant");
    }
    if (feature.nearConstant() && !feature.constant()) {
      flags.add("near constant");
    }
    flag(" out of range", feature.outOfRange(), flags);
    flag(" not allowed", feature.notAllowed(), flags);
    flag(" empty", feature.emptyTexts(), flags);
    return flags;
  }

  private static void flag(String name, @Nullable Long values, List<String> flags) {
    if (values != null && values > 0) {
      flags.add(Figures.plural(values, "value") + name);
    }
  }
}
