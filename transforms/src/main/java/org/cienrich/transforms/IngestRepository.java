package org.cienrich.transforms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ingests one repository with all its known builds; see {@link IngestRepositories}. */
final class IngestRepository extends DoFn<KV<String, Iterable<KnownRun>>, WorkUnit> {
  private static final Logger LOG = LoggerFactory.getLogger(IngestRepository.class);

  private final Repositories mirrors;
  private final boolean needsGit;
  private final TupleTag<WorkUnit> units;
  private final TupleTag<IngestedRepository> repositories;

  IngestRepository(
      Repositories mirrors,
      boolean needsGit,
      TupleTag<WorkUnit> units,
      TupleTag<IngestedRepository> repositories) {
    this.mirrors = mirrors;
    this.needsGit = needsGit;
    this.units = units;
    this.repositories = repositories;
  }

  @ProcessElement
  public void process(@Element KV<String, Iterable<KnownRun>> group, MultiOutputReceiver out) {
    Map<String, KnownRun> byKey = new HashMap<>();
    group.getValue().forEach(run -> byKey.merge(run.run().id().key(), run, KnownRun::or));
    List<KnownRun> known = new ArrayList<>(byKey.values());
    known.sort(Comparator.comparing(KnownRun::run, CiRun.BY_START));
    RepositoryInfo repository = known.stream().min(KnownRun.BY_LINE).orElseThrow().repository();

    List<BuildWork> builds;
    String mirrorState = null;
    if (!needsGit) {
      builds = withoutGit(known, null);
    } else {
      try (RepositoryView view = mirrors.open(repository, shas(known), pullRequests(known))) {
        builds = fromGit(known, view);
        mirrorState = view.mirrorState().orElse(null);
      } catch (RepositoryUnavailableException unavailable) {
        LOG.warn("No git history for {}: {}", repository.name(), unavailable.getMessage());
        builds = withoutGit(known, unavailable.reason());
      }
    }
    emit(repository, known, builds, mirrorState, out);
  }

  private static Set<String> shas(List<KnownRun> known) {
    Set<String> shas = new HashSet<>();
    known.forEach(each -> shas.add(each.run().trigger().commitSha()));
    return shas;
  }

  private static Set<Long> pullRequests(List<KnownRun> known) {
    Set<Long> numbers = new HashSet<>();
    known.forEach(each -> numbers.addAll(each.run().trigger().pullRequests()));
    return numbers;
  }

  private static List<BuildWork> withoutGit(List<KnownRun> known, @Nullable MissingReason reason) {
    Places places = new Places(known);
    return known.stream().map(run -> places.next(run, null, null, reason, null)).toList();
  }

  private static List<BuildWork> fromGit(List<KnownRun> known, RepositoryView view) {
    List<CiRun> runs = known.stream().map(KnownRun::run).toList();
    List<CommitResolution> resolutions = new ArrayList<>(known.size());
    List<String> effectiveShas = new ArrayList<>(known.size());
    for (CiRun run : runs) {
      String sha = run.trigger().commitSha();
      CommitResolution resolution = view.resolve(sha);
      resolutions.add(resolution);
      effectiveShas.add(resolution == CommitResolution.GONE ? null : sha);
    }
    Lineages lineages = new Lineages(runs, effectiveShas, view::parents);
    Places places = new Places(known);
    List<BuildWork> builds = new ArrayList<>(known.size());
    for (int rank = 0; rank < runs.size(); rank++) {
      String sha = effectiveShas.get(rank);
      builds.add(
          places.next(
              known.get(rank),
              sha,
              resolutions.get(rank),
              sha == null ? MissingReason.COMMIT_GONE : null,
              sha == null ? null : lineages.walk(rank, sha).orElse(null)));
    }
    return builds;
  }

  /** Gives the builds their places, in their order. */
  private static final class Places {
    private final Map<String, Instant> supersessions;
    private int rank;
    private int row;
    private int job;

    Places(List<KnownRun> known) {
      supersessions = Supersessions.of(known.stream().map(KnownRun::run).toList());
    }

    BuildWork next(
        KnownRun known,
        @Nullable String sha,
        @Nullable CommitResolution resolution,
        @Nullable MissingReason gitMissing,
        @Nullable Lineage lineage) {
      BuildWork build =
          new BuildWork(
              known.run(),
              rank++,
              supersessions.get(known.run().id().key()),
              known.isOutput() ? row++ : -1,
              job,
              sha,
              resolution,
              gitMissing,
              lineage);
      job += known.jobs();
      return build;
    }
  }

  private void emit(
      RepositoryInfo repository,
      List<KnownRun> known,
      List<BuildWork> builds,
      @Nullable String mirrorState,
      MultiOutputReceiver out) {
    for (int from = 0, chunk = 0; from < builds.size(); from += WorkUnit.MAX_BUILDS, chunk++) {
      int to = Math.min(from + WorkUnit.MAX_BUILDS, builds.size());
      out.get(units).output(new WorkUnit(repository, chunk, builds.subList(from, to)));
    }
    out.get(repositories)
        .output(
            new IngestedRepository(
                repository.key(),
                repository.name(),
                (int) known.stream().filter(KnownRun::isOutput).count(),
                known.stream().mapToInt(KnownRun::jobs).sum(),
                (int) builds.stream().filter(build -> build.supersededAt() == null).count(),
                mirrorState));
    Progress.REPOSITORIES_INGESTED.counter().inc();
  }
}
