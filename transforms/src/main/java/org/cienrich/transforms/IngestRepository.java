package org.cienrich.transforms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
import org.cienrich.features.tables.ImportBuildRow;
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
  private final TupleTag<ImportedBuild> imports;

  IngestRepository(
      Repositories mirrors,
      boolean needsGit,
      TupleTag<WorkUnit> units,
      TupleTag<IngestedRepository> repositories,
      TupleTag<ImportedBuild> imports) {
    this.mirrors = mirrors;
    this.needsGit = needsGit;
    this.units = units;
    this.repositories = repositories;
    this.imports = imports;
  }

  @ProcessElement
  public void process(@Element KV<String, Iterable<KnownRun>> group, MultiOutputReceiver out) {
    List<KnownRun> known = new ArrayList<>();
    group.getValue().forEach(known::add);
    known.sort(Comparator.comparing(KnownRun::run, CiRun.BY_START));
    RepositoryInfo repository =
        known.stream().min(Comparator.comparing(KnownRun::line)).orElseThrow().repository();

    List<BuildWork> builds = new ArrayList<>(known.size());
    String mirrorState = null;
    if (!needsGit) {
      fillWithoutGit(known, builds, null);
    } else {
      try (RepositoryView view = mirrors.open(repository, shas(known), pullRequests(known))) {
        fillFromGit(known, builds, view);
        mirrorState = view.mirrorState().orElse(null);
      } catch (RepositoryUnavailableException unavailable) {
        LOG.warn("No git history for {}: {}", repository.name(), unavailable.getMessage());
        builds.clear();
        fillWithoutGit(known, builds, unavailable.reason());
      }
    }
    emit(repository, builds, mirrorState, out);
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

  private static void fillWithoutGit(
      List<KnownRun> known, List<BuildWork> builds, @Nullable MissingReason reason) {
    int row = 0;
    for (KnownRun each : known) {
      builds.add(
          new BuildWork(
              each.run(), builds.size(), each.isOutput() ? row++ : -1, null, null, reason, null));
    }
  }

  private static void fillFromGit(
      List<KnownRun> known, List<BuildWork> builds, RepositoryView view) {
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
    int row = 0;
    for (int rank = 0; rank < runs.size(); rank++) {
      String sha = effectiveShas.get(rank);
      Lineage lineage = sha == null ? null : lineages.walk(rank, sha).orElse(null);
      builds.add(
          new BuildWork(
              runs.get(rank),
              rank,
              known.get(rank).isOutput() ? row++ : -1,
              sha,
              resolutions.get(rank),
              sha == null ? MissingReason.COMMIT_GONE : null,
              lineage));
    }
  }

  private void emit(
      RepositoryInfo repository,
      List<BuildWork> builds,
      @Nullable String mirrorState,
      MultiOutputReceiver out) {
    int outputRows = 0;
    for (BuildWork build : builds) {
      if (build.isOutput()) {
        outputRows++;
        out.get(imports)
            .output(new ImportedBuild(repository.key(), build.row(), importRow(repository, build)));
      }
    }
    for (int from = 0, chunk = 0; from < builds.size(); from += WorkUnit.MAX_BUILDS, chunk++) {
      int to = Math.min(from + WorkUnit.MAX_BUILDS, builds.size());
      out.get(units).output(new WorkUnit(repository, chunk, builds.subList(from, to)));
    }
    out.get(repositories)
        .output(
            new IngestedRepository(repository.key(), repository.name(), outputRows, mirrorState));
    Progress.REPOSITORIES_INGESTED.counter().inc();
  }

  private ImportBuildRow importRow(RepositoryInfo repository, BuildWork build) {
    MissingReason reason = build.gitMissing();
    ResourceState git = needsGit ? ResourceState.of(reason) : ResourceState.SKIPPED;
    String skipped = ResourceState.SKIPPED.columnValue();
    return new ImportBuildRow(
        build.run().id().key(),
        repository.name(),
        switch (git) {
          case FAILED -> "failed";
          case MISSING -> "missing_resource";
          case COMPLETED, SKIPPED -> "ingested";
        },
        build.resolution() == null ? null : build.resolution().columnValue(),
        build.effectiveSha(),
        git.columnValue(),
        reason == null ? null : reason.name(),
        skipped,
        skipped,
        skipped,
        Instant.now());
  }
}
