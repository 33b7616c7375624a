package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.tables.RepositoryRow;

/**
 * Makes the row of every repository, its counts and the state of its mirror, in the order of their
 * names. The rows are sorted in memory by one worker, less than 1 KiB each.
 */
final class DescribeRepositories
    extends PTransform<PCollection<ValidatedBuild>, PCollection<KV<Long, RepositoryRow>>> {
  private final PCollection<IngestedRepository> ingested;

  DescribeRepositories(PCollection<IngestedRepository> ingested) {
    this.ingested = ingested;
  }

  @Override
  public PCollection<KV<Long, RepositoryRow>> expand(PCollection<ValidatedBuild> builds) {
    TupleTag<RepositoryTally> tallies = new TupleTag<>();
    TupleTag<IngestedRepository> mirrors = new TupleTag<>();
    PCollection<KV<String, RepositoryTally>> counted =
        builds
            .apply("TallyOfBuild", MapElements.via(new TallyOfBuild()))
            .apply("SumTallies", Combine.perKey(new RepositoryTally.Sum()));
    PCollection<KV<String, IngestedRepository>> byKey =
        ingested.apply("KeyMirrors", MapElements.via(new KeyOfIngested()));
    return KeyedPCollectionTuple.of(tallies, counted)
        .and(mirrors, byKey)
        .apply("JoinMirrors", CoGroupByKey.<String>create())
        .apply("MakeRow", ParDo.of(new MakeRow(tallies, mirrors)))
        .apply(
            "OneKey", WithKeys.<String, RepositoryRow>of("").withKeyType(TypeDescriptors.strings()))
        .apply("GroupAll", GroupByKey.create())
        .apply("PutInOrder", ParDo.of(new PutInOrder()));
  }

  private static final class TallyOfBuild
      extends SimpleFunction<ValidatedBuild, KV<String, RepositoryTally>> {
    @Override
    public KV<String, RepositoryTally> apply(ValidatedBuild build) {
      return KV.of(build.repoKey(), RepositoryTally.of(build));
    }
  }

  private static final class KeyOfIngested
      extends SimpleFunction<IngestedRepository, KV<String, IngestedRepository>> {
    @Override
    public KV<String, IngestedRepository> apply(IngestedRepository repository) {
      return KV.of(repository.repoKey(), repository);
    }
  }

  private static final class MakeRow extends DoFn<KV<String, CoGbkResult>, RepositoryRow> {
    private final TupleTag<RepositoryTally> tallies;
    private final TupleTag<IngestedRepository> mirrors;

    MakeRow(TupleTag<RepositoryTally> tallies, TupleTag<IngestedRepository> mirrors) {
      this.tallies = tallies;
      this.mirrors = mirrors;
    }

    @ProcessElement
    public void process(@Element KV<String, CoGbkResult> group, OutputReceiver<RepositoryRow> out) {
      RepositoryTally tally = group.getValue().getOnly(tallies);
      IngestedRepository mirror = group.getValue().getOnly(mirrors, null);
      RepositoryInfo repository = tally.repository();
      boolean known = repository != null;
      out.output(
          new RepositoryRow(
              group.getKey(),
              known ? repository.name() : group.getKey(),
              tally.names(),
              tally.status().columnValue(),
              tally.reason(),
              tally.message(),
              known ? repository.isPrivate() : null,
              known ? repository.defaultBranch() : null,
              known ? repository.language() : null,
              tally.found(),
              tally.notFound(),
              tally.filtered(),
              tally.error(),
              mirror == null ? null : (long) mirror.historyBuilds(),
              mirror == null ? null : mirror.mirrorState()));
    }
  }

  private static final class PutInOrder
      extends DoFn<KV<String, Iterable<RepositoryRow>>, KV<Long, RepositoryRow>> {
    @ProcessElement
    public void process(
        @Element KV<String, Iterable<RepositoryRow>> group,
        OutputReceiver<KV<Long, RepositoryRow>> out) {
      List<RepositoryRow> sorted = new ArrayList<>();
      group.getValue().forEach(sorted::add);
      sorted.sort(Comparator.comparing(RepositoryRow::repo).thenComparing(RepositoryRow::repoKey));
      long position = 0;
      for (RepositoryRow row : sorted) {
        out.output(KV.of(position++, row));
      }
    }
  }
}
