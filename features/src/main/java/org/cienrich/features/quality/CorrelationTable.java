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
    List<List<@Nullable Double>> pearson = rounded(matrix.pearson());
    List<List<@Nullable Double>> spearman = rounded(matrix.spearman());
    return new Correlations(
        names,
        pearson,
        spearman,
        matrix.pairs(),
        significant(names, pearson, spearman, matrix.pairs()));
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

  private static List<CorrelatedPair> significant(
      List<String> names,
      List<List<@Nullable Double>> pearsons,
      List<List<@Nullable Double>> spearmans,
      List<List<Long>> rows) {
    List<CorrelatedPair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Double pearson = pearsons.get(i).get(j);
        Double spearman = spearmans.get(i).get(j);
        double strength = strength(pearson, spearman);
        if (strength >= MODERATE) {
          pairs.add(
              new CorrelatedPair(
                  names.get(i),
                  names.get(j),
                  pearson,
                  spearman,
                  rows.get(i).get(j),
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
