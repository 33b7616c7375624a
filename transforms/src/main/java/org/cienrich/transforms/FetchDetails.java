package org.cienrich.transforms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.features.concurrent.Concurrently;
import org.cienrich.features.facts.BuildIds;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.jspecify.annotations.Nullable;

/**
 * Gives the details of every build that was found, by the piece of the input. Where logs are
 * needed, they are put into the store here, beside the ingestion of repositories: those that expire
 * next come first.
 */
final class FetchDetails
    extends PTransform<PCollection<ValidatedBuild>, PCollection<KV<Long, BuildDetails>>> {
  /** In how many lanes logs are fetched: each is in the order of expiry. */
  private static final int LANES = 8;

  private final CiProviders providers;
  private final boolean needsLogs;

  FetchDetails(CiProviders providers, boolean needsLogs) {
    this.providers = providers;
    this.needsLogs = needsLogs;
  }

  @Override
  public PCollection<KV<Long, BuildDetails>> expand(PCollection<ValidatedBuild> builds) {
    if (!needsLogs) {
      return builds.apply("TakeDetails", ParDo.of(new TakeDetails()));
    }
    return builds
        .apply("ChooseLane", ParDo.of(new ChooseLane()))
        .apply("GroupByLane", GroupByKey.create())
        .apply("FetchLogs", ParDo.of(new FetchLogs(providers)));
  }

  private static BuildDetails details(
      FoundRun found, @Nullable BuildLogs logs, @Nullable TimeTaken time) {
    return new BuildDetails(found.run().id().key(), sorted(found), found.attempts(), logs, time);
  }

  private static List<CiJob> sorted(FoundRun found) {
    return found.jobs().stream().sorted(Comparator.comparing(CiJob::id, BuildIds.ORDER)).toList();
  }

  private static final class TakeDetails extends DoFn<ValidatedBuild, KV<Long, BuildDetails>> {
    @ProcessElement
    public void process(@Element ValidatedBuild build, OutputReceiver<KV<Long, BuildDetails>> out) {
      if (build.status() == BuildStatus.FOUND) {
        out.output(
            KV.of(UnitMember.pieceOf(build.row().line()), details(build.found(), null, null)));
      }
    }
  }

  private static final class ChooseLane extends DoFn<ValidatedBuild, KV<Integer, ValidatedBuild>> {
    @ProcessElement
    public void process(
        @Element ValidatedBuild build, OutputReceiver<KV<Integer, ValidatedBuild>> out) {
      if (build.status() == BuildStatus.FOUND) {
        int lane = Math.floorMod(build.run().id().key().hashCode(), LANES);
        out.output(KV.of(lane, build));
      }
    }
  }

  private static final class FetchLogs
      extends DoFn<KV<Integer, Iterable<ValidatedBuild>>, KV<Long, BuildDetails>> {
    private static final int AT_ONCE = 100;

    /** So many builds of a lane are in memory; of more, those that expire next among so many go. */
    private static final int MAX_WAITING = 10_000;

    private static final Concurrently LOOKUPS = new Concurrently("lookup", 32);

    private final Counter done = Progress.LOGS_FETCHED.counter();
    private final Counter failed = Progress.LOGS_FETCHED.failures();
    private final CiProviders providers;

    FetchLogs(CiProviders providers) {
      this.providers = providers;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<ValidatedBuild>> lane,
        OutputReceiver<KV<Long, BuildDetails>> out) {
      Instant now = Instant.now();
      PriorityQueue<ValidatedBuild> waiting = new PriorityQueue<>(byExpiry(now));
      for (ValidatedBuild build : lane.getValue()) {
        waiting.add(build);
        if (waiting.size() >= MAX_WAITING) {
          fetchNext(waiting, out);
        }
      }
      while (!waiting.isEmpty()) {
        fetchNext(waiting, out);
      }
    }

    private void fetchNext(
        PriorityQueue<ValidatedBuild> waiting, OutputReceiver<KV<Long, BuildDetails>> out) {
      List<ValidatedBuild> next = new ArrayList<>(AT_ONCE);
      while (next.size() < AT_ONCE && !waiting.isEmpty()) {
        next.add(waiting.remove());
      }
      for (KV<Long, BuildDetails> fetched : LOOKUPS.map(next, this::fetch)) {
        (fetched.getValue().logs().missing().isEmpty() ? done : failed).inc();
        out.output(fetched);
      }
    }

    /** Those that have expired already come last: there is probably nothing to save. */
    private Comparator<ValidatedBuild> byExpiry(Instant now) {
      return Comparator.comparing((ValidatedBuild build) -> expiry(build).isBefore(now))
          .thenComparing(this::expiry)
          .thenComparing(build -> build.run().id().key());
    }

    private Instant expiry(ValidatedBuild build) {
      CiRun run = build.run();
      Instant end = run.completedAt() == null ? run.trigger().startedAt() : run.completedAt();
      return provider(build).logRetention().map(end::plus).orElse(end.plus(Duration.ofDays(3650)));
    }

    private KV<Long, BuildDetails> fetch(ValidatedBuild build) {
      long start = System.nanoTime();
      BuildLogs logs =
          provider(build).fetchLogs(build.repository(), build.run(), sorted(build.found()));
      return KV.of(
          UnitMember.pieceOf(build.row().line()),
          details(build.found(), logs, TimeTaken.since(start)));
    }

    private CiProvider provider(ValidatedBuild build) {
      return providers.open(build.run().id().provider()).orElseThrow();
    }
  }
}
