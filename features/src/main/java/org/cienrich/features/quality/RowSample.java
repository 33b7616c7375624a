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

  private final List<Row> rows = new ArrayList<>();

  /**
   * A row. A number, or a truth value as 0 or 1, is there as the bits of a double, any other value
   * as its hash.
   */
  private record Row(String repo, long triggeredMicros, long[] cells) {}

  /** Tells whether the build with this key is drawn, of at most {@code mostRows} builds. */
  static boolean isDrawn(String buildKey, long mostRows) {
    return mostRows <= SIZE
        || (CellHash.of(buildKey) >>> 11) * 0x1.0p-53 < (double) SIZE / mostRows;
  }

  void add(String repo, long triggeredMicros, long[] cells) {
    rows.add(new Row(repo, triggeredMicros, cells));
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
    return rows.size();
  }

  String repo(int row) {
    return rows.get(row).repo();
  }

  long triggeredMicros(int row) {
    return rows.get(row).triggeredMicros();
  }

  /** Returns a cell as it was added. */
  long cell(int row, int feature) {
    return rows.get(row).cells()[feature];
  }

  /** Returns the numbers of a feature, NaN where one is missing. */
  double[] numbers(int feature) {
    return rows.stream()
        .mapToDouble(row -> Double.longBitsToDouble(row.cells()[feature]))
        .toArray();
  }

  void merge(RowSample next) {
    rows.addAll(next.rows);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(rows.size());
    for (Row row : rows) {
      out.writeUTF(row.repo());
      out.writeLong(row.triggeredMicros());
      Bytes.write(out, row.cells());
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
