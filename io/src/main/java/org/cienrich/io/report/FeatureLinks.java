package org.cienrich.io.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.quality.FeatureQuality;
import org.jspecify.annotations.Nullable;

/** Where on the page features are described. */
final class FeatureLinks {
  private final Map<String, String> anchors = new HashMap<>();

  /**
   * @param words the name in parts between which a line may break
   * @param anchor null if the page does not describe the feature
   */
  record FeatureLink(List<String> words, @Nullable String anchor) {}

  FeatureLinks(List<FeatureQuality> features) {
    for (int i = 0; i < features.size(); i++) {
      anchors.putIfAbsent(features.get(i).name(), anchor(i));
    }
  }

  /** Returns the anchor of the feature at a position, from 0. */
  static String anchor(int position) {
    return "f" + (position + 1);
  }

  static List<String> words(String name) {
    return List.of(name.split("(?<=_)"));
  }

  FeatureLink to(String feature) {
    return new FeatureLink(words(feature), anchors.get(feature));
  }

  List<FeatureLink> to(List<String> features) {
    return features.stream().map(this::to).toList();
  }
}
