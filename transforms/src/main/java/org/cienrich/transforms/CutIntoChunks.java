package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.facts.InputRow;

/** Cuts the rows of a repository into chunks that can be asked for in parallel. */
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
    List<InputRow> chunk = new ArrayList<>();
    for (InputRow row : group.getValue().getAll(rows)) {
      chunk.add(row);
      if (chunk.size() == RowChunk.MAX_ROWS) {
        out.output(new RowChunk(row.provider(), lookup, chunk));
        chunk.clear();
      }
    }
    if (!chunk.isEmpty()) {
      out.output(new RowChunk(chunk.get(0).provider(), lookup, chunk));
    }
  }
}
