package org.cienrich.io.table;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** The two steps of {@link WriteTables}. Rows travel encoded: a part is sorted in memory. */
final class Parts {
  /** Rows by the numbers of their table and their part, each with its position. */
  static final Coder<KV<KV<Integer, Long>, KV<Long, byte[]>>> CODER =
      KvCoder.of(
          KvCoder.of(VarIntCoder.of(), VarLongCoder.of()),
          KvCoder.of(VarLongCoder.of(), ByteArrayCoder.of()));

  /** What was measured, by subject and number of the part. */
  static final Coder<KV<String, KV<Long, byte[]>>> MEASURES =
      KvCoder.of(StringUtf8Coder.of(), KvCoder.of(VarLongCoder.of(), ByteArrayCoder.of()));

  private Parts() {}

  /** Returns no row, but the first part of a table, which it has without rows too. */
  static KV<KV<Integer, Long>, KV<Long, byte[]>> first(int table) {
    return KV.of(KV.of(table, 0L), KV.of(-1L, new byte[0]));
  }

  /** Keys each row of a table by its part. */
  static final class Assign<T> extends DoFn<KV<Long, T>, KV<KV<Integer, Long>, KV<Long, byte[]>>> {
    private final int table;
    private final Coder<T> rowCoder;
    private final int rowsPerPart;

    Assign(int table, Coder<T> rowCoder, int rowsPerPart) {
      this.table = table;
      this.rowCoder = rowCoder;
      this.rowsPerPart = rowsPerPart;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, T> row, OutputReceiver<KV<KV<Integer, Long>, KV<Long, byte[]>>> keyed)
        throws CoderException {
      long position = row.getKey();
      byte[] encoded = CoderUtils.encodeToByteArray(rowCoder, row.getValue());
      long part = Math.floorDiv(position, rowsPerPart);
      keyed.output(KV.of(KV.of(table, part), KV.of(position, encoded)));
    }
  }

  /** Writes a part, its rows in order. */
  static final class Write
      extends DoFn<KV<KV<Integer, Long>, Iterable<KV<Long, byte[]>>>, WrittenPart> {
    private final List<OfTable<?>> tables;

    Write(List<OfTable<?>> tables) {
      this.tables = List.copyOf(tables);
    }

    @ProcessElement
    public void process(
        @Element KV<KV<Integer, Long>, Iterable<KV<Long, byte[]>>> part,
        @SideInput("numbers") Map<Integer, Iterable<Long>> numbers,
        MultiOutputReceiver out)
        throws IOException {
      int table = part.getKey().getKey();
      List<Long> all = new ArrayList<>();
      numbers.getOrDefault(table, List.of()).forEach(all::add);
      tables
          .get(table)
          .write(part.getKey().getValue(), part.getValue(), all, out.get(WriteTables.MEASURES))
          .ifPresent(out.get(WriteTables.PARTS)::output);
    }
  }

  /** The parts of one table. */
  record OfTable<T>(
      PartOutput<T> output,
      Coder<T> rowCoder,
      int rowsPerPart,
      boolean gapsAllowed,
      @Nullable TableMeasure<T> measure)
      implements Serializable {

    /**
     * Writes a part.
     *
     * @param numbers of all parts of the table
     * @param measures get what was measured, by subject and part
     */
    Optional<WrittenPart> write(
        long number,
        Iterable<KV<Long, byte[]>> rowsAndFirst,
        List<Long> numbers,
        DoFn.OutputReceiver<KV<String, KV<Long, byte[]>>> measures)
        throws IOException {
      List<KV<Long, byte[]>> rows = new ArrayList<>();
      for (KV<Long, byte[]> row : rowsAndFirst) {
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
      if (rows.isEmpty() && numbers.size() > 1) {
        return Optional.empty();
      }
      PartMeasure<T> measured =
          measure == null
              ? null
              : measure.begin(last == 0 ? rows.size() : (last + 1) * rowsPerPart);
      WrittenPart written =
          output.write(PartOutput.numbered(number), last == 0, decoded(rows), measured);
      if (measured != null) {
        measured
            .finish()
            .forEach((subject, found) -> measures.output(KV.of(subject, KV.of(number, found))));
      }
      return Optional.of(written);
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
