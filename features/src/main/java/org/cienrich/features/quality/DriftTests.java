package org.cienrich.features.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cienrich.features.Feature;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.features.stats.ChiSquared;
import org.cienrich.features.stats.KolmogorovSmirnov;
import org.jspecify.annotations.Nullable;

/**
 * Compares the builds of the first third of each repository's time with those of its last third,
 * all repositories together, in the drawn rows.
 */
final class DriftTests {
  /** Fewer values on one side tell nothing. */
  private static final int FEWEST = 10;

  /** Rarer values are compared as one: the test holds for expected counts of 5 and more. */
  private static final long RARE = 10;

  private DriftTests() {}

  /** A test without its corrected p-value. */
  private record Raw(String test, long firstRows, long lastRows, double effect, double p) {}

  static List<@Nullable Drift> of(List<Feature<?>> features, RowFindings rows) {
    RowSample sample = rows.sample();
    int[] thirds =
        IntStream.range(0, sample.size())
            .map(
                row ->
                    Objects.requireNonNull(rows.repositories().get(sample.repo(row)))
                        .thirdOf(sample.triggeredMicros(row)))
            .toArray();
    List<@Nullable Raw> tests = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      tests.add(
          FeatureMeasure.isNumeric(features.get(i))
              ? ofNumbers(sample.numbers(i), thirds)
              : ofValues(valuesOf(features.get(i), sample, i), thirds));
    }
    List<@Nullable Double> adjusted =
        AdjustedPs.of(tests.stream().map(test -> test == null ? null : test.p()).toList());
    List<@Nullable Drift> drifts = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      Raw raw = tests.get(i);
      Double p = adjusted.get(i);
      drifts.add(
          raw == null || p == null
              ? null
              : new Drift(
                  raw.test(),
                  raw.firstRows(),
                  raw.lastRows(),
                  Rounded.of(raw.effect()),
                  raw.p(),
                  p));
    }
    return drifts;
  }

  private static @Nullable Raw ofNumbers(double[] numbers, int[] thirds) {
    double[] first = of(numbers, thirds, 0);
    double[] last = of(numbers, thirds, 2);
    if (first.length < FEWEST || last.length < FEWEST) {
      return null;
    }
    KolmogorovSmirnov test = Objects.requireNonNull(KolmogorovSmirnov.of(first, last));
    return new Raw("kolmogorov_smirnov", first.length, last.length, test.distance(), test.p());
  }

  private static double[] of(double[] numbers, int[] thirds, int third) {
    return IntStream.range(0, numbers.length)
        .filter(row -> thirds[row] == third)
        .mapToDouble(row -> numbers[row])
        .flatMap(number -> Double.isNaN(number) ? DoubleStream.empty() : DoubleStream.of(number))
        .toArray();
  }

  /** Returns a number for each value, equal for equal ones; {@link CellHash#NONE} for no value. */
  private static long[] valuesOf(Feature<?> feature, RowSample sample, int index) {
    return IntStream.range(0, sample.size())
        .mapToLong(
            row -> {
              long cell = sample.cell(row, index);
              return RowSample.isNumber(feature) && Double.isNaN(Double.longBitsToDouble(cell))
                  ? CellHash.NONE
                  : RowSample.isNumber(feature) ? CellHash.of(cell) : cell;
            })
        .toArray();
  }

  private static @Nullable Raw ofValues(long[] values, int[] thirds) {
    Map<Long, long[]> byValue = new HashMap<>();
    long[] totals = new long[2];
    for (int row = 0; row < values.length; row++) {
      if (values[row] != CellHash.NONE && thirds[row] != 1) {
        int side = thirds[row] / 2;
        byValue.computeIfAbsent(values[row], value -> new long[2])[side]++;
        totals[side]++;
      }
    }
    if (totals[0] < FEWEST || totals[1] < FEWEST) {
      return null;
    }
    List<long[]> frequent = new ArrayList<>();
    long[] rare = new long[2];
    for (long[] counts : byValue.values()) {
      if (counts[0] + counts[1] >= RARE) {
        frequent.add(counts);
      } else {
        rare[0] += counts[0];
        rare[1] += counts[1];
      }
    }
    frequent.sort((a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]));
    frequent.add(rare);
    ChiSquared test = ChiSquared.of(frequent.toArray(long[][]::new));
    return test == null
        ? null
        : new Raw("chi_squared", totals[0], totals[1], test.cramersV(), test.p());
  }
}
