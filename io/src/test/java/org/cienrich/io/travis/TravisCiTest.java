package org.cienrich.io.travis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.forge.Forge;
import org.cienrich.forge.faults.RandomFaults;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.ci.OnSampleForge;
import org.cienrich.io.ci.SingleBuilds;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the sample world. */
class TravisCiTest extends OnSampleForge {
  private final LogsInMemory logs = new LogsInMemory();
  private TravisCi client;

  @BeforeEach
  void createClient() {
    client = Clients.of(forge().travisApiUrl(), NamesOnly.NONE, logs);
  }

  private static TravisBuild build(int number) {
    return sample().world().travisBuilds().get(number - 1);
  }

  private FoundRun found(int number) {
    return SingleBuilds.found(client, GAUGE, Long.toString(build(number).id()));
  }

  @Test
  void aBuildCompletesWithTheLastOfItsJobs() {
    FoundRun found = found(1);
    TravisBuild.Job last = build(1).jobs().get(2);
    assertThat(found.run().id().key()).isEqualTo("travis_ci/7001/" + build(1).id() + "/1");
    assertThat(found.run().result())
        .isEqualTo(new RunResult("completed", "success", last.finishedAt(), "jobs"));
    assertThat(found.run().trigger().triggeredAt()).isEqualTo(build(1).startedAt());
    assertThat(found.run().trigger().startedAt()).isEqualTo(build(1).startedAt());
    assertThat(found.run().trigger().number()).isEqualTo(1);
    assertThat(found.run().trigger().event()).isEqualTo("push");
    assertThat(found.run().trigger().branch()).isEqualTo("main");
    assertThat(found.run().trigger().actor()).isEqualTo("ada-river");
    assertThat(found.jobs()).extracting(CiJob::name).containsExactly("1.1", "1.2", "1.3");
    assertThat(found.attempts().attempts()).containsExactly(RunAttempt.of(found.run()));
    assertThat(forge().requestCounts()).containsOnlyKeys("GET travis /build/{id}");
  }

  @Test
  void erroredIsNotFailed() {
    assertThat(found(2).run().result().conclusion()).isEqualTo("errored");
    assertThat(found(3).run().result().conclusion()).isEqualTo("failure");
    assertThat(found(4).run().result().conclusion()).isEqualTo("cancelled");
  }

  @Test
  void aPullRequestIsBuiltAtItsHead() {
    CiRun run = found(3).run();
    assertThat(build(3).commit().message()).contains("Merge " + run.trigger().commitSha());
    assertThat(run.trigger().commitSha()).isNotEqualTo(build(3).commit().sha());
    assertThat(run.trigger().pullRequests()).containsExactly(3L);
    assertThat(run.trigger().event()).isEqualTo("pull_request");
    assertThat(run.trigger().branch()).isNull();
  }

  @Test
  void aBuildOfACronJobSaysSo() {
    assertThat(found(5).run().trigger().event()).isEqualTo("cron");
  }

  @Test
  void aBuildThatWasJustCreatedHasNoStatus() {
    FoundRun found = found(6);
    assertThat(found.run().result()).isEqualTo(new RunResult(null, null, null, null));
    assertThat(found.run().trigger().triggeredAt()).isEqualTo(build(6).jobs().get(0).createdAt());
  }

  @Test
  void otherIdsAndOtherRepositoriesAreNotFound() {
    String id = Long.toString(build(1).id());
    assertThat(SingleBuilds.find(client, FERMENT, id))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_FOUND, "Build " + id + " is not one of orchard-labs/ferment"));
    assertThat(SingleBuilds.find(client, GAUGE, "1")).isInstanceOf(Lookup.NotFound.class);
    assertThat(SingleBuilds.find(client, GAUGE, "abc"))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_FOUND,
                "The id of a Travis CI build is a number of at most 18 digits: 'abc'"));
  }

  @Test
  void listsBuildsOldestFirst() {
    Lookup<List<CiRun>> lookup = client.listRuns(GAUGE, build(5).updatedAt());
    List<CiRun> runs = ((Lookup.Found<List<CiRun>>) lookup).value();
    assertThat(runs).extracting(run -> run.trigger().number()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(runs.get(0).result())
        .isEqualTo(new RunResult("completed", "success", build(1).finishedAt(), "updated_at"));
  }

  @Test
  void storesTheLogsOfJobs() {
    FoundRun found = found(1);
    BuildLogs states = client.fetchLogs(GAUGE, found.run(), found.jobs());
    assertThat(states.missing()).isEmpty();
    assertThat(logs.of(found.jobs().get(0).id())).isEqualTo(build(1).jobs().get(0).log());
    assertThat(client.fetchLogs(GAUGE, found.run(), found.jobs())).isEqualTo(states);
    assertThat(forge().requestCounts()).containsEntry("GET travis /job/{id}/log.txt", 3);
  }

  @Test
  void tellsLogsThatAreGoneFromThoseThatNeverWere() {
    FoundRun gone = found(4);
    assertThat(client.fetchLogs(GAUGE, gone.run(), gone.jobs()).jobs())
        .extracting(JobLog::missing)
        .containsExactly(null, MissingReason.NOT_FOUND);
    FoundRun never = found(6);
    assertThat(client.fetchLogs(GAUGE, never.run(), never.jobs()).jobs())
        .extracting(JobLog::missing)
        .containsExactly(MissingReason.NOT_APPLICABLE);
  }

  @Test
  void faultsChangeNothing() throws Exception {
    List<FoundRun> calm = new ArrayList<>();
    List<FoundRun> stormy = new ArrayList<>();
    try (Forge faulty = sample().serve().faults(new RandomFaults(5, 0.4, 4)).start()) {
      TravisCi storm = Clients.of(faulty.travisApiUrl(), NamesOnly.NONE, new LogsInMemory());
      for (TravisBuild build : sample().world().travisBuilds()) {
        calm.add(SingleBuilds.found(client, GAUGE, Long.toString(build.id())));
        stormy.add(SingleBuilds.found(storm, GAUGE, Long.toString(build.id())));
      }
    }
    assertThat(stormy).isEqualTo(calm);
  }
}
