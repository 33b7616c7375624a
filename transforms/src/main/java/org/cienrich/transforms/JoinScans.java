package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.scan.ScanResult;

/**
 * Gives every build the scans of its commit, by the unit of work that it is in. A build without a
 * commit has none.
 */
final class JoinScans
    extends PTransform<
        PCollection<KV<String, ComputedBuild>>, PCollection<KV<String, BuildScans>>> {
  private final PCollection<ScannedCommit> scans;

  JoinScans(PCollection<ScannedCommit> scans) {
    this.scans = scans;
  }

  @Override
  public PCollection<KV<String, BuildScans>> expand(PCollection<KV<String, ComputedBuild>> builds) {
    TupleTag<BuiltCommit> build = new TupleTag<>();
    TupleTag<ScanResult> scan = new TupleTag<>();
    return KeyedPCollectionTuple.of(build, builds.apply("KeyByCommit", ParDo.of(new KeyByCommit())))
        .and(scan, scans.apply("KeyScans", ParDo.of(new KeyScans())))
        .apply("JoinCommits", CoGroupByKey.<String>create())
        .apply("SpreadScans", ParDo.of(new SpreadScans(build, scan)));
  }

  /** A build, and the unit that it is in. */
  record BuiltCommit(String unitKey, String buildKey) {}

  private static final class KeyByCommit
      extends DoFn<KV<String, ComputedBuild>, KV<String, BuiltCommit>> {
    @ProcessElement
    public void process(
        @Element KV<String, ComputedBuild> computed, OutputReceiver<KV<String, BuiltCommit>> out) {
      BuildWork build = computed.getValue().build();
      if (build.effectiveSha() != null) {
        BuildIdentity id = build.run().id();
        out.output(
            KV.of(
                CommitTask.key(id.repoKey(), build.effectiveSha()),
                new BuiltCommit(computed.getKey(), id.key())));
      }
    }
  }

  private static final class KeyScans extends DoFn<ScannedCommit, KV<String, ScanResult>> {
    @ProcessElement
    public void process(
        @Element ScannedCommit scanned, OutputReceiver<KV<String, ScanResult>> out) {
      String repoKey = scanned.commit().repository().key();
      out.output(KV.of(CommitTask.key(repoKey, scanned.commit().commitSha()), scanned.result()));
    }
  }

  private static final class SpreadScans
      extends DoFn<KV<String, CoGbkResult>, KV<String, BuildScans>> {
    private final TupleTag<BuiltCommit> build;
    private final TupleTag<ScanResult> scan;

    SpreadScans(TupleTag<BuiltCommit> build, TupleTag<ScanResult> scan) {
      this.build = build;
      this.scan = scan;
    }

    @ProcessElement
    public void process(
        @Element KV<String, CoGbkResult> commit, OutputReceiver<KV<String, BuildScans>> out) {
      List<ScanResult> results = new ArrayList<>();
      commit.getValue().getAll(scan).forEach(results::add);
      for (BuiltCommit built : commit.getValue().getAll(build)) {
        out.output(KV.of(built.unitKey(), new BuildScans(built.buildKey(), results)));
      }
    }
  }
}
