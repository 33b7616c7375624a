package org.cienrich.io.report;

import java.util.List;
import org.cienrich.features.quality.FeatureQuality.NumberSummary;
import org.jspecify.annotations.Nullable;

/**
 * A histogram with the quartiles under it.
 *
 * @param label what the picture shows, in words
 * @param bars the outline of the histogram
 * @param box where the quartiles are; null if all numbers are equal
 * @param outliers null if there are none
 */
record NumberView(
    String label,
    String bars,
    @Nullable Box box,
    String min,
    String q1,
    String median,
    String q3,
    String max,
    String mean,
    String sd,
    @Nullable String outliers,
    boolean rounded) {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 56;

  /** Places along the axis. */
  record Box(long from, long median, long width) {}

  static NumberView of(NumberSummary numbers, long values) {
    return new NumberView(
        label(numbers),
        outline(numbers.counts()),
        box(numbers),
        Figures.number(numbers.min()),
        Figures.number(numbers.q1()),
        Figures.number(numbers.median()),
        Figures.number(numbers.q3()),
        Figures.number(numbers.max()),
        Figures.number(numbers.mean()),
        Figures.number(numbers.sd()),
        numbers.outliers() == 0
            ? null
            : Figures.plural(numbers.outliers(), "outlier")
                + " ("
                + Figures.percent(numbers.outliers(), values)
                + ")",
        !numbers.exact());
  }

  private static String label(NumberSummary numbers) {
    int fullest = 0;
    for (int i = 1; i < numbers.counts().size(); i++) {
      fullest = numbers.counts().get(i) > numbers.counts().get(fullest) ? i : fullest;
    }
    return numbers.counts().isEmpty() || numbers.edges().size() <= fullest + 1
        ? "Histogram"
        : "Histogram of %s; the fullest holds %s from %s to %s"
            .formatted(
                Figures.plural(numbers.counts().size(), "bin"),
                Figures.plural(numbers.counts().get(fullest), "value"),
                Figures.number(numbers.edges().get(fullest)),
                Figures.number(numbers.edges().get(fullest + 1)));
  }

  /** Returns a path from bin to bin; a bin with any value can be seen. */
  private static String outline(List<Long> counts) {
    long most = counts.stream().mapToLong(n -> n).max().orElse(0);
    StringBuilder path = new StringBuilder("M0 " + HEIGHT);
    for (int i = 0; i < counts.size(); i++) {
      long height =
          counts.get(i) == 0 ? 0 : Math.max(1, Math.round((double) HEIGHT * counts.get(i) / most));
      path.append('V').append(HEIGHT - height);
      path.append('H').append(Math.round((double) WIDTH * (i + 1) / counts.size()));
    }
    return path.append('V').append(HEIGHT).append('z').toString();
  }

  private static @Nullable Box box(NumberSummary numbers) {
    double span = numbers.max() - numbers.min();
    if (!(span > 0) || !Double.isFinite(span)) {
      return null;
    }
    long from = place(numbers.q1(), numbers.min(), span);
    return new Box(
        from,
        place(numbers.median(), numbers.min(), span),
        Math.max(1, place(numbers.q3(), numbers.min(), span) - from));
  }

  private static long place(double value, double min, double span) {
    return Math.round(WIDTH * (value - min) / span);
  }
}
