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
   * @param anchor null if the page does not describe the feature
   */
  record FeatureLink(String feature, @Nullable String anchor) {}

  FeatureLinks(List<FeatureQuality> features) {
    for (int i = 0; i < features.size(); i++) {
      anchors.putIfAbsent(features.get(i).name(), anchor(i));
    }
  }

  /** Returns the anchor of the feature at a position, from 0. */
  static String anchor(int position) {
    return "f" + (position + 1);
  }

  FeatureLink to(String feature) {
    return new FeatureLink(feature, anchors.get(feature));
  }

  List<FeatureLink> to(List<String> features) {
    return features.stream().map(this::to).toList();
  }
}
