package org.cienrich.io.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;

/** The two steps of {@link WriteTable}. Rows travel encoded: a part is sorted in memory. */
final class Parts {
  /** Rows by the number of their part, each with its position. */
  static final Coder<KV<Long, KV<Long, byte[]>>> CODER =
      KvCoder.of(VarLongCoder.of(), KvCoder.of(VarLongCoder.of(), ByteArrayCoder.of()));

  /** No row, but the first part, which a table without rows has too. */
  static final KV<Long, KV<Long, byte[]>> FIRST = KV.of(0L, KV.of(-1L, new byte[0]));

  private Parts() {}

  /** Keys each row by the number of its part. */
  static final class Assign<T> extends DoFn<KV<Long, T>, KV<Long, KV<Long, byte[]>>> {
    private final Coder<T> rowCoder;
    private final int rowsPerPart;

    Assign(Coder<T> rowCoder, int rowsPerPart) {
      this.rowCoder = rowCoder;
      this.rowsPerPart = rowsPerPart;
    }

    @ProcessElement
    public void process(@Element KV<Long, T> row, OutputReceiver<KV<Long, KV<Long, byte[]>>> keyed)
        throws CoderException {
      long position = row.getKey();
      byte[] encoded = CoderUtils.encodeToByteArray(rowCoder, row.getValue());
      keyed.output(KV.of(Math.floorDiv(position, rowsPerPart), KV.of(position, encoded)));
    }
  }

  /** Writes a part, its rows in order. */
  static final class Write<T> extends DoFn<KV<Long, Iterable<KV<Long, byte[]>>>, WrittenPart> {
    private final PartOutput<T> output;
    private final Coder<T> rowCoder;
    private final int rowsPerPart;
    private final boolean gapsAllowed;

    Write(PartOutput<T> output, Coder<T> rowCoder, int rowsPerPart, boolean gapsAllowed) {
      this.output = output;
      this.rowCoder = rowCoder;
      this.rowsPerPart = rowsPerPart;
      this.gapsAllowed = gapsAllowed;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, Iterable<KV<Long, byte[]>>> part,
        @SideInput("numbers") List<Long> numbers,
        OutputReceiver<WrittenPart> parts)
        throws IOException {
      long number = part.getKey();
      List<KV<Long, byte[]>> rows = new ArrayList<>();
      for (KV<Long, byte[]> row : part.getValue()) {
        if (number < 0 || row.getKey() >= 0) {
          rows.add(row);
        }
      }
      rows.sort(Comparator.comparing(KV::getKey));
      checkNoRepetition(rows);
      long last = Collections.max(numbers);
      if (!gapsAllowed) {
        checkPositions(rows, number, last, numbers.size());
      }
      if (!rows.isEmpty() || numbers.size() == 1) {
        parts.output(output.write(PartOutput.numbered(number), last == 0, decoded(rows)));
      }
    }

    private void checkNoRepetition(List<KV<Long, byte[]>> rows) {
      for (int i = 1; i < rows.size(); i++) {
        if (rows.get(i).getKey().equals(rows.get(i - 1).getKey())) {
          throw new IllegalStateException(
              "Two rows of "
                  + output.layout().table()
                  + " have the position "
                  + rows.get(i).getKey());
        }
      }
    }

    private void checkPositions(
        List<KV<Long, byte[]>> rows, long number, long last, long numberOfParts) {
      long first = number * rowsPerPart;
      boolean isWhole = number == last || rows.size() == rowsPerPart;
      boolean isInPlace =
          rows.isEmpty() || rows.get(rows.size() - 1).getKey() == first + rows.size() - 1;
      if (number < 0 || numberOfParts != last + 1 || !isWhole || !isInPlace) {
        throw new IllegalStateException(
            "Positions of the rows of "
                + output.layout().table()
                + " are not 0, 1, 2 and so on, in part "
                + number
                + " of "
                + numberOfParts);
      }
    }

    private Iterator<T> decoded(List<KV<Long, byte[]>> rows) {
      return rows.stream().map(row -> decode(row.getValue())).iterator();
    }

    private T decode(byte[] row) {
      try {
        return CoderUtils.decodeFromByteArray(rowCoder, row);
      } catch (CoderException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
