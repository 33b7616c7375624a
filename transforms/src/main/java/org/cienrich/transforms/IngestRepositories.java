package org.cienrich.transforms;

import java.io.Serializable;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.Repositories;

/**
 * Brings every repository here once: mirrors it if git is needed, finds the commit of every build,
 * puts the builds in order, links them along the commits, and cuts them into units of work. A
 * repository that cannot be had costs its builds their git features, nothing else.
 *
 * <p>All known builds of one repository are held in memory together, less than 1 KiB each.
 */
final class IngestRepositories
    extends PTransform<PCollection<KV<String, KnownRun>>, PCollectionTuple> {
  final Outputs outputs = new Outputs();

  private final Repositories mirrors;
  private final boolean isScanned;
  private final AuditStep.Places places;

  /** Tags what comes out. */
  static final class Outputs implements Serializable {
    final TupleTag<WorkUnit> units = new TupleTag<>() {};

    /** By the piece of the input. */
    final TupleTag<KV<Long, UnitMember>> members = new TupleTag<>() {};

    final TupleTag<CommitTask> commits = new TupleTag<>() {};
    final TupleTag<IngestedRepository> repositories = new TupleTag<>() {};
    final TupleTag<AuditedStep> audit = new TupleTag<>() {};
  }

  /**
   * @param isScanned whether commits are scanned, and told
   */
  IngestRepositories(Repositories mirrors, boolean isScanned, AuditStep.Places places) {
    this.mirrors = mirrors;
    this.isScanned = isScanned;
    this.places = places;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, KnownRun>> runs) {
    return runs.apply("GroupByRepository", GroupByKey.create())
        .apply(
            "Ingest",
            ParDo.of(new IngestRepository(mirrors, isScanned, places, outputs))
                .withOutputTags(
                    outputs.units,
                    TupleTagList.of(outputs.members)
                        .and(outputs.commits)
                        .and(outputs.repositories)
                        .and(outputs.audit)));
  }
}
