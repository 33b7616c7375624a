package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.facts.BuildIds;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.tables.DeadLetter;

/**
 * Cuts the rows of a repository into chunks that can be asked for in parallel, without those that
 * repeat a row. Rows are taken in the order of their ids, since ids rise with time: a chunk is a
 * span of time.
 */
final class CutIntoChunks extends DoFn<KV<String, CoGbkResult>, RowChunk> {
  private final TupleTag<RowChunk> chunks;
  private final TupleTag<DeadLetter> repeated;
  private final TupleTag<RepositoryLookup> lookups;
  private final TupleTag<InputRow> rows;

  CutIntoChunks(
      TupleTag<RepositoryLookup> lookups,
      TupleTag<InputRow> rows,
      TupleTag<RowChunk> chunks,
      TupleTag<DeadLetter> repeated) {
    this.chunks = chunks;
    this.repeated = repeated;
    this.lookups = lookups;
    this.rows = rows;
  }

  @ProcessElement
  public void process(@Element KV<String, CoGbkResult> group, MultiOutputReceiver out) {
    RepositoryLookup lookup = group.getValue().getOnly(lookups);
    List<InputRow> sorted = new ArrayList<>();
    group.getValue().getAll(rows).forEach(sorted::add);
    sorted.sort(
        Comparator.comparing(InputRow::buildId, BuildIds.ORDER)
            .thenComparing(InputRow::buildId)
            .thenComparing(InputRow::line));
    List<InputRow> distinct = withoutRepeated(sorted, out);
    for (int from = 0; from < distinct.size(); from += RowChunk.MAX_ROWS) {
      List<InputRow> chunk =
          distinct.subList(from, Math.min(from + RowChunk.MAX_ROWS, distinct.size()));
      out.get(chunks).output(new RowChunk(chunk.get(0).provider(), lookup, chunk));
    }
  }

  private List<InputRow> withoutRepeated(List<InputRow> sorted, MultiOutputReceiver out) {
    List<InputRow> distinct = new ArrayList<>();
    InputRow first = null;
    for (InputRow row : sorted) {
      if (first != null && first.buildId().equals(row.buildId())) {
        out.get(repeated).output(RepeatedRow.of(row, RepeatedRow.writtenKey(row), first.line()));
      } else {
        distinct.add(row);
        first = row;
      }
    }
    return distinct;
  }
}
