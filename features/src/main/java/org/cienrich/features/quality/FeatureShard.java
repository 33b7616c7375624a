package org.cienrich.features.quality;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;

/**
 * Some features that are merged together, by their number in the selection. Runners handle each
 * subject on its own, which costs more than merging a feature: few subjects for small tables, many
 * that fit memory for large ones.
 */
final class FeatureShard {
  private static final int SHARDS = 32;
  private static final int ROWS_OF_SMALL_TABLE = 50_000;

  private FeatureShard() {}

  /** Tells whether a table of at most so many rows is measured under few subjects. */
  static boolean isSmall(long mostRows) {
    return mostRows <= ROWS_OF_SMALL_TABLE;
  }

  /** Returns the shard of a feature in a table of at most so many rows. */
  static int of(int feature, long mostRows) {
    return isSmall(mostRows) ? 0 : feature % SHARDS;
  }

  static byte[] toBytes(SortedMap<Integer, FeatureMeasure> measures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(measures.size());
      for (var measure : measures.entrySet()) {
        out.writeInt(measure.getKey());
        Bytes.write(out, measure.getValue().toBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static SortedMap<Integer, FeatureMeasure> fromBytes(List<Feature<?>> features, byte[] content) {
    SortedMap<Integer, FeatureMeasure> measures = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        int number = in.readInt();
        measures.put(number, FeatureMeasure.fromBytes(features.get(number), Bytes.readBytes(in)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return measures;
  }
}
