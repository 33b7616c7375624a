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

/**
 * Cuts the rows of a repository into chunks that can be asked for in parallel. Rows are taken in
 * the order of their ids, since ids rise with time: a chunk is a span of time.
 */
final class CutIntoChunks extends DoFn<KV<String, CoGbkResult>, RowChunk> {
  private final TupleTag<RepositoryLookup> lookups;
  private final TupleTag<InputRow> rows;

  CutIntoChunks(TupleTag<RepositoryLookup> lookups, TupleTag<InputRow> rows) {
    this.lookups = lookups;
    this.rows = rows;
  }

  @ProcessElement
  public void process(@Element KV<String, CoGbkResult> group, OutputReceiver<RowChunk> out) {
    RepositoryLookup lookup = group.getValue().getOnly(lookups);
    List<InputRow> sorted = new ArrayList<>();
    group.getValue().getAll(rows).forEach(sorted::add);
    sorted.sort(
        Comparator.comparing(InputRow::buildId, BuildIds.ORDER).thenComparing(InputRow::line));
    for (int from = 0; from < sorted.size(); from += RowChunk.MAX_ROWS) {
      List<InputRow> chunk =
          sorted.subList(from, Math.min(from + RowChunk.MAX_ROWS, sorted.size()));
      out.output(new RowChunk(chunk.get(0).provider(), lookup, chunk));
    }
  }
}
