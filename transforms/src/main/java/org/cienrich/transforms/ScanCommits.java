package org.cienrich.transforms;

import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.Scanners;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.tables.DeadLetter;

/**
 * Scans every distinct tree once by each tool, beside everything else. A tool has as many lanes as
 * scans of it may run at once, over all workers; in a lane the oldest commit comes first. Every
 * build of every commit with that tree gets the result. A scan that fails costs these builds the
 * columns of the tool, nothing else.
 */
final class ScanCommits extends PTransform<PCollection<CommitTask>, PCollectionTuple> {
  final Outputs outputs = new Outputs();

  private final Scanners scanners;
  private final Repositories repositories;

  /** Tags what comes out. */
  static final class Outputs implements Serializable {
    final TupleTag<ScannedCommit> scanned = new TupleTag<>() {};

    /** By the unit of work that the build is in. */
    final TupleTag<KV<String, BuildScan>> ofBuilds = new TupleTag<>() {};

    final TupleTag<DeadLetter> failures = new TupleTag<>() {};
  }

  /** One of the lanes of a tool. */
  record Lane(ScanTool tool, int number) {}

  ScanCommits(Scanners scanners, Repositories repositories) {
    this.scanners = scanners;
    this.repositories = repositories;
  }

  @Override
  public PCollectionTuple expand(PCollection<CommitTask> commits) {
    return commits
        .apply("ChooseLanes", ParDo.of(new ChooseLanes(scanners)))
        .apply("GroupByLane", GroupByKey.create())
        .apply(
            "ScanTrees",
            ParDo.of(new ScanTrees(scanners, repositories, outputs))
                .withOutputTags(
                    outputs.scanned, TupleTagList.of(outputs.ofBuilds).and(outputs.failures)));
  }

  private static final class ChooseLanes extends DoFn<CommitTask, KV<Lane, CommitTask>> {
    private final Scanners scanners;

    ChooseLanes(Scanners scanners) {
      this.scanners = scanners;
    }

    @ProcessElement
    public void process(@Element CommitTask task, OutputReceiver<KV<Lane, CommitTask>> out) {
      List<ScanTool> tools = scanners.tools();
      for (ScanTool tool : tools) {
        int lanes = scanners.parallelism(tool);
        out.output(
            KV.of(new Lane(tool, Math.floorMod(task.commit().treeId().hashCode(), lanes)), task));
      }
    }
  }
}
