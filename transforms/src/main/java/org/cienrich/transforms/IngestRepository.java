package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.tables.AuditRow;

/** Ingests one repository with all its known builds; see {@link IngestRepositories}. */
final class IngestRepository extends DoFn<KV<String, Iterable<KnownRun>>, WorkUnit> {
  private final Repositories mirrors;
  private final boolean isScanned;
  private final AuditStep.Places places;
  private final IngestRepositories.Outputs outputs;

  IngestRepository(
      Repositories mirrors,
      boolean isScanned,
      AuditStep.Places places,
      IngestRepositories.Outputs outputs) {
    this.mirrors = mirrors;
    this.isScanned = isScanned;
    this.places = places;
    this.outputs = outputs;
  }

  @ProcessElement
  public void process(@Element KV<String, Iterable<KnownRun>> group, MultiOutputReceiver out) {
    Map<String, KnownRun> byKey = new HashMap<>();
    group.getValue().forEach(run -> byKey.merge(run.run().id().key(), run, KnownRun::or));
    List<KnownRun> known = new ArrayList<>(byKey.values());
    known.sort(KnownRun.IN_ORDER);
    RepositoryInfo repository = known.stream().min(KnownRun.BY_LINE).orElseThrow().repository();

    GitIngestion git =
        places.isMirrored()
            ? GitIngestion.of(repository, known, mirrors, isScanned)
            : GitIngestion.notNeeded(known);
    outputUnits(repository, git, out);
    outputMembers(repository, known, git, out);
    CommitTask.of(repository, git).forEach(out.get(outputs.commits)::output);
    outputRepository(repository, known, git, out);
    if (places.isMirrored()) {
      audit(repository, git, out);
    }
    Progress.REPOSITORIES_INGESTED.counter().inc();
  }

  private void outputUnits(RepositoryInfo repository, GitIngestion git, MultiOutputReceiver out) {
    List<BuildWork> builds = git.builds();
    for (int from = 0, chunk = 0; from < builds.size(); from += WorkUnit.MAX_BUILDS, chunk++) {
      int to = Math.min(from + WorkUnit.MAX_BUILDS, builds.size());
      out.get(outputs.units)
          .output(new WorkUnit(repository, chunk, git.rules(), builds.subList(from, to)));
    }
  }

  private void outputMembers(
      RepositoryInfo repository, List<KnownRun> known, GitIngestion git, MultiOutputReceiver out) {
    for (int rank = 0; rank < known.size(); rank++) {
      KnownRun run = known.get(rank);
      if (run.isOutput() && run.line() != null) {
        out.get(outputs.members)
            .output(
                KV.of(
                    UnitMember.pieceOf(run.line()),
                    UnitMember.of(repository, git.builds().get(rank))));
      }
    }
  }

  private void outputRepository(
      RepositoryInfo repository, List<KnownRun> known, GitIngestion git, MultiOutputReceiver out) {
    out.get(outputs.repositories)
        .output(
            new IngestedRepository(
                repository.key(),
                repository.name(),
                (int) known.stream().filter(KnownRun::isOutput).count(),
                known.stream().mapToInt(KnownRun::jobs).sum(),
                git.trees().size(),
                (int) git.builds().stream().filter(build -> build.supersededAt() == null).count(),
                git.mirrorState()));
  }

  private void audit(RepositoryInfo repository, GitIngestion git, MultiOutputReceiver out) {
    AuditRow mirror =
        ResourceResult.of(AuditStep.MIRROR, true, git.missing())
            .audit(repository.key(), git.action(), git.message(), git.time());
    out.get(outputs.audit)
        .output(new AuditedStep(repository.key(), places.place(0, AuditStep.MIRROR), mirror));
    for (int i = 0; i < git.builds().size(); i++) {
      BuildWork build = git.builds().get(i);
      if (build.isOutput()) {
        AuditRow row =
            ResourceResult.of(AuditStep.GIT_HISTORY, true, build.gitMissing())
                .audit(build.run().id().key(), git.accounts().get(i), null, null);
        out.get(outputs.audit)
            .output(
                new AuditedStep(
                    repository.key(), places.place(build.row(), AuditStep.GIT_HISTORY), row));
      }
    }
  }
}
