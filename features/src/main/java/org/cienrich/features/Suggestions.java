package org.cienrich.features;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names that a mistyped one was probably meant to be. */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int LONGEST_NAME = 100;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestions() {}

  /**
   * Returns up to three known names that contain the given one or differ from it in at most a third
   * of its characters, the nearest first.
   */
  public static List<String> nearest(String name, Collection<String> known) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
      return List.of();
    }
    int tolerance = Math.max(2, wanted.length() / 3);
    return known.stream()
        .filter(
            candidate ->
                DISTANCE.apply(wanted, candidate) <= tolerance
                    || (wanted.length() > 2 && candidate.contains(wanted)))
        .sorted(
            Comparator.comparing((String candidate) -> DISTANCE.apply(wanted, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /**
   * Returns {@code (did you mean a, b or c?)} with a leading blank, or an empty text if nothing is
   * near.
   */
  public static String hint(String name, Collection<String> known) {
    List<String> nearest = nearest(name, known);
    if (nearest.isEmpty()) {
      return "";
    }
    String last = nearest.get(nearest.size() - 1);
    String others = String.join(", ", nearest.subList(0, nearest.size() - 1));
    return " (did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?)";
  }
}
