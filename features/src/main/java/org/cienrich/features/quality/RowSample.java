package org.cienrich.features.quality;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.ValueType;

/**
 * A fair draw of about {@link #SIZE} rows, or all where there are fewer: the same rows on any
 * machine, since the key of a build decides. Not thread-safe.
 */
final class RowSample {
  static final int SIZE = 10_000;

  private static final long MISSING_NUMBER = Double.doubleToLongBits(Double.NaN);

  private final List<String> repos = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /**
   * The features of each row: a number, or a truth value as 0 or 1, as the bits of a double, any
   * other value as its hash.
   */
  private final List<long[]> cells = new ArrayList<>();

  /** Tells whether the build with this key is drawn, of at most {@code mostRows} builds. */
  static boolean isDrawn(String buildKey, long mostRows) {
    return mostRows <= SIZE
        || (CellHash.of(buildKey) >>> 11) * 0x1.0p-53 < (double) SIZE / mostRows;
  }

  void add(String repo, long triggeredMicros, long[] row) {
    repos.add(repo);
    times.add(triggeredMicros);
    cells.add(row);
  }

  /** Tells whether values of the feature are numbers here. */
  static boolean isNumber(Feature<?> feature) {
    return FeatureMeasure.isNumeric(feature) || feature.type() == ValueType.BOOLEAN;
  }

  /**
   * Returns the cell of a value.
   *
   * @param hash of the value
   */
  static long cell(Feature<?> feature, Outcome<?> outcome, long hash) {
    if (!isNumber(feature)) {
      return hash;
    }
    if (!(outcome instanceof Outcome.Present<?> present)) {
      return MISSING_NUMBER;
    }
    return Double.doubleToLongBits(
        present.value() instanceof Boolean truth
            ? (truth ? 1 : 0)
            : ((Number) present.value()).doubleValue());
  }

  int size() {
    return cells.size();
  }

  String repo(int row) {
    return repos.get(row);
  }

  long triggeredMicros(int row) {
    return times.get(row);
  }

  /** Returns a cell as it was added. */
  long cell(int row, int feature) {
    return cells.get(row)[feature];
  }

  /** Returns the numbers of a feature, NaN where one is missing. */
  double[] numbers(int feature) {
    return cells.stream().mapToDouble(row -> Double.longBitsToDouble(row[feature])).toArray();
  }

  void merge(RowSample next) {
    repos.addAll(next.repos);
    times.addAll(next.times);
    cells.addAll(next.cells);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(size());
    for (int row = 0; row < size(); row++) {
      out.writeUTF(repo(row));
      out.writeLong(triggeredMicros(row));
      Bytes.write(out, cells.get(row));
    }
  }

  static RowSample read(DataInputStream in) throws IOException {
    RowSample sample = new RowSample();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      sample.add(in.readUTF(), in.readLong(), Bytes.readLongs(in));
    }
    return sample;
  }
}
