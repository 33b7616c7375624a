package org.cienrich.transforms;

import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.tables.DeadLetter;

/**
 * Lists all runs that the providers of a repository know, up to the last one of the input. Where a
 * list cannot be had, history is what the input tells, and a dead letter says so.
 */
final class ListHistory extends PTransform<PCollection<KV<String, KnownRun>>, PCollectionTuple> {
  final TupleTag<KV<String, KnownRun>> runs = new TupleTag<>() {};
  final TupleTag<DeadLetter> failures = new TupleTag<>() {};

  private final CiProviders providers;

  ListHistory(CiProviders providers) {
    this.providers = providers;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, KnownRun>> known) {
    return known
        .apply("KeyByProvider", ParDo.of(new KeyByProvider()))
        .apply("LastOfProvider", Combine.perKey(new Later()))
        .apply(
            "ListRuns",
            ParDo.of(new ListRuns(providers, runs, failures))
                .withOutputTags(runs, TupleTagList.of(failures)));
  }

  /** Up to when the runs of a repository are wanted. */
  record Span(KnownRun described, Instant until) {}

  private static final class KeyByProvider extends DoFn<KV<String, KnownRun>, KV<String, Span>> {
    @ProcessElement
    public void process(@Element KV<String, KnownRun> known, OutputReceiver<KV<String, Span>> out) {
      KnownRun run = known.getValue();
      out.output(
          KV.of(
              run.run().id().provider() + "/" + known.getKey(),
              new Span(run, run.run().trigger().triggeredAt())));
    }
  }

  private static final class Later extends Combine.BinaryCombineFn<Span> {
    @Override
    public Span apply(Span left, Span right) {
      boolean isLeftFirst = KnownRun.BY_LINE.compare(left.described, right.described) <= 0;
      return new Span(
          isLeftFirst ? left.described : right.described,
          left.until.isAfter(right.until) ? left.until : right.until);
    }
  }

  private static final class ListRuns extends DoFn<KV<String, Span>, KV<String, KnownRun>> {
    private final CiProviders providers;
    private final TupleTag<KV<String, KnownRun>> runs;
    private final TupleTag<DeadLetter> failures;

    ListRuns(
        CiProviders providers, TupleTag<KV<String, KnownRun>> runs, TupleTag<DeadLetter> failures) {
      this.providers = providers;
      this.runs = runs;
      this.failures = failures;
    }

    @ProcessElement
    public void process(@Element KV<String, Span> span, MultiOutputReceiver out) {
      String provider = span.getKey().substring(0, span.getKey().indexOf('/'));
      RepositoryInfo repository = span.getValue().described.repository();
      Lookup<List<CiRun>> answer =
          providers
              .open(provider)
              .orElseThrow(() -> new IllegalStateException("No CI provider is named " + provider))
              .listRuns(repository, span.getValue().until);
      if (answer instanceof Lookup.Found<List<CiRun>> found) {
        for (CiRun run : found.value()) {
          out.get(runs).output(KV.of(repository.key(), KnownRun.listed(repository, run)));
        }
      } else if (answer instanceof Lookup.NotFound<List<CiRun>> notFound) {
        out.get(failures)
            .output(deadLetter(provider, repository, notFound.reason(), notFound.message()));
      } else if (answer instanceof Lookup.Failed<List<CiRun>> failed) {
        out.get(failures)
            .output(deadLetter(provider, repository, failed.reason(), failed.message()));
      }
    }

    private static DeadLetter deadLetter(
        String provider, RepositoryInfo repository, MissingReason reason, String message) {
      return new DeadLetter(
          null,
          repository.key(),
          "history",
          reason.name(),
          "History is the input alone: " + message,
          provider + "/" + repository.name());
    }
  }
}
