package org.cienrich.features.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.Feature;
import org.cienrich.features.quality.QualityReport.CorrelatedPair;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.cienrich.features.stats.CorrelationMatrix;
import org.jspecify.annotations.Nullable;

/** How the numbers and truth values of the drawn rows go together. */
final class CorrelationTable {
  private static final double MODERATE = 0.5;
  private static final double STRONG = 0.8;

  private CorrelationTable() {}

  static Correlations of(List<Feature<?>> features, RowSample sample) {
    List<Integer> numbers =
        IntStream.range(0, features.size())
            .filter(i -> RowSample.isNumber(features.get(i)))
            .boxed()
            .toList();
    CorrelationMatrix matrix =
        CorrelationMatrix.of(numbers.stream().map(sample::numbers).toArray(double[][]::new));
    List<String> names = numbers.stream().<String>map(i -> features.get(i).name()).toList();
    Correlations all =
        new Correlations(
            names,
            rounded(matrix.pearson()),
            rounded(matrix.spearman()),
            matrix.pairs(),
            List.of());
    return new Correlations(names, all.pearson(), all.spearman(), all.pairs(), significant(all));
  }

  private static List<List<@Nullable Double>> rounded(List<List<@Nullable Double>> matrix) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (List<@Nullable Double> row : matrix) {
      List<@Nullable Double> cells = new ArrayList<>();
      for (Double cell : row) {
        cells.add(cell == null ? null : Rounded.of(cell));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<CorrelatedPair> significant(Correlations all) {
    List<CorrelatedPair> pairs = new ArrayList<>();
    for (int i = 0; i < all.names().size(); i++) {
      for (int j = i + 1; j < all.names().size(); j++) {
        Double pearson = all.pearson().get(i).get(j);
        Double spearman = all.spearman().get(i).get(j);
        double strength = strength(pearson, spearman);
        if (strength >= MODERATE) {
          pairs.add(
              new CorrelatedPair(
                  all.names().get(i),
                  all.names().get(j),
                  pearson,
                  spearman,
                  all.pairs().get(i).get(j),
                  strength >= STRONG ? "strong" : "moderate"));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(
            (CorrelatedPair pair) -> -strength(pair.pearson(), pair.spearman())));
    return pairs;
  }

  private static double strength(@Nullable Double pearson, @Nullable Double spearman) {
    return Math.max(
        pearson == null ? 0 : Math.abs(pearson), spearman == null ? 0 : Math.abs(spearman));
  }
}
