package org.cienrich.io.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.ci.OnSampleForge;
import org.cienrich.io.ci.SingleBuilds;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the sample world. */
class CircleCiTest extends OnSampleForge {
  private final LogsInMemory logs = new LogsInMemory();
  private CircleCi client;

  @BeforeEach
  void createClient() {
    client = Clients.of(forge().circleciApiUrl(), NamesOnly.NONE, logs);
  }

  private static CircleCiPipeline pipeline(int number) {
    return sample().world().circleCiPipelines().get(number - 1);
  }

  private FoundRun found(int number) {
    return SingleBuilds.found(client, GAUGE, pipeline(number).id());
  }

  private static List<String> names(FoundRun found) {
    return found.jobs().stream().map(job -> String.valueOf(job.name())).toList();
  }

  @Test
  void aPipelineHasTheJobsOfAllItsWorkflows() {
    FoundRun found = found(2);
    assertThat(names(found)).containsExactly("build", "test", "package");
    assertThat(found.run().id().key()).isEqualTo("circleci/7001/" + pipeline(2).id() + "/1");
    assertThat(found.run().trigger().number()).isEqualTo(2);
    assertThat(found.run().trigger().event()).isEqualTo("push");
    assertThat(found.run().trigger().branch()).isEqualTo("main");
    assertThat(found.run().trigger().actor()).isEqualTo("ada-river");
    assertThat(found.run().trigger().commitSha()).isEqualTo(pipeline(2).vcs().revision());
    assertThat(found.run().trigger().triggeredAt()).isEqualTo(pipeline(2).createdAt());
    assertThat(found.run().trigger().startedAt()).isEqualTo(pipeline(2).createdAt());
    Instant last = pipeline(2).createdAt().plusSeconds(1 + 3 + 90 + 2 + 90);
    assertThat(found.run().result()).isEqualTo(new RunResult("completed", "success", last, "jobs"));
  }

  @Test
  void ofWorkflowsStartedAgainTheLatestCounts() {
    FoundRun found = found(3);
    assertThat(found.run().result().conclusion()).isEqualTo("success");
    assertThat(names(found)).containsExactly("build", "test", "package");
    assertThat(found.jobs()).allMatch(job -> "success".equals(job.conclusion()));
  }

  @Test
  void theWorstWorkflowDecides() {
    assertThat(found(4).run().result().conclusion()).isEqualTo("failure");
    assertThat(found(5).run().result().conclusion()).isEqualTo("cancelled");
    assertThat(found(6).run().result().conclusion()).isEqualTo("success");
    assertThat(found(7).run().result().conclusion()).isEqualTo("skipped");
  }

  @Test
  void readsAllPagesOfJobs() {
    assertThat(names(found(6))).hasSize(8).contains("lint", "docs", "fuzz");
  }

  @Test
  void pullRequestsAreToldByBranchOrReview() {
    CiRun byBranch = found(4).run();
    assertThat(byBranch.trigger().pullRequests()).containsExactly(7L);
    assertThat(byBranch.trigger().event()).isEqualTo("pull_request");
    assertThat(byBranch.trigger().branch()).isEqualTo("pull/7");
    CiRun byReview = found(5).run();
    assertThat(byReview.trigger().pullRequests()).containsExactly(3L);
    assertThat(byReview.trigger().branch()).isEqualTo("readings");
  }

  @Test
  void aPipelineOfATagHasNoBranch() {
    assertThat(found(8).run().trigger().branch()).isNull();
    assertThat(found(8).run().trigger().workflow()).isEqualTo("publish");
  }

  @Test
  void aPipelineThatWaitsForApprovalHasNotCompleted() {
    assertThat(found(9).run().result()).isEqualTo(new RunResult("on_hold", null, null, null));
  }

  @Test
  void aPipelineWithoutWorkflowsHasNoConclusion() {
    FoundRun found = found(1);
    assertThat(found.jobs()).isEmpty();
    assertThat(found.run().result())
        .isEqualTo(new RunResult("completed", null, pipeline(1).createdAt(), "updated_at"));
  }

  @Test
  void aNumberIsASingleJob() {
    CircleCiPipeline.Job job = pipeline(4).workflows().get(0).jobs().get(1);
    FoundRun found = SingleBuilds.found(client, GAUGE, "000" + job.number());
    assertThat(found.run().id().buildId()).isEqualTo(String.valueOf(job.number()));
    assertThat(found.run().result())
        .isEqualTo(new RunResult("completed", "failure", job.stoppedAt(), "jobs"));
    assertThat(found.run().trigger().pullRequests()).containsExactly(7L);
    assertThat(found.run().trigger().triggeredAt())
        .isEqualTo(pipeline(4).workflows().get(0).createdAt());
    assertThat(found.run().trigger().startedAt()).isEqualTo(job.startedAt());
    assertThat(found.jobs()).extracting(CiJob::name).containsExactly("test");
  }

  @Test
  void otherIdsAndOtherRepositoriesAreNotFound() {
    assertThat(SingleBuilds.find(client, GAUGE, "no-pipeline"))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_FOUND,
                "A build of CircleCI is told by the UUID of a pipeline or the number of a job:"
                    + " 'no-pipeline'"));
    assertThat(SingleBuilds.find(client, FERMENT, pipeline(2).id()))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_FOUND,
                "Pipeline " + pipeline(2).id() + " is not one of orchard-labs/ferment"));
    assertThat(SingleBuilds.find(client, GAUGE, "1")).isInstanceOf(Lookup.NotFound.class);
    assertThat(SingleBuilds.find(client, GAUGE, "00000000-0000-0000-0000-000000000000"))
        .isInstanceOf(Lookup.NotFound.class);
  }

  @Test
  void listsPipelinesOldestFirst() {
    Lookup<List<CiRun>> lookup = client.listRuns(GAUGE, pipeline(8).createdAt());
    List<CiRun> runs = ((Lookup.Found<List<CiRun>>) lookup).value();
    assertThat(runs).extracting(run -> run.trigger().number()).contains(1L, 2L, 7L);
    assertThat(runs).isSortedAccordingTo(CiRun.BY_START).hasSize(7);
  }

  @Test
  void hasOneAttempt() {
    FoundRun found = found(2);
    assertThat(found.attempts().attempts()).containsExactly(RunAttempt.of(found.run()));
    assertThat(found.isLast()).isTrue();
  }

  @Test
  void storesTheOutputsOfTheStepsInTheirOrder() {
    FoundRun found = found(4);
    BuildLogs states = client.fetchLogs(GAUGE, found.run(), found.jobs());
    assertThat(states.missing()).isEmpty();
    String job = found.jobs().get(1).id();
    assertThat(logs.of(job))
        .isEqualTo("Build-agent\r\nOK\r\n\u001b[1mRunning test\u001b[0m\r\nEnded with failed\r\n");
    assertThat(states.jobs().get(1)).isEqualTo(JobLog.stored(job, logs.of(job).length()));
    int before = forge().requestCounts().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(client.fetchLogs(GAUGE, found.run(), found.jobs())).isEqualTo(states);
    assertThat(forge().requestCounts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(before);
  }

  @Test
  void tellsExpiredLogsFromThoseThatNeverWere() {
    FoundRun expired = found(2);
    assertThat(client.fetchLogs(GAUGE, expired.run(), expired.jobs()).jobs())
        .extracting(JobLog::missing)
        .containsOnly(MissingReason.EXPIRED);
    FoundRun never = found(7);
    assertThat(client.fetchLogs(GAUGE, never.run(), never.jobs()).jobs())
        .extracting(JobLog::missing)
        .containsExactly(MissingReason.NOT_APPLICABLE);
  }

  @Test
  void faultsChangeNothing() throws Exception {
    List<FoundRun> calm = new ArrayList<>();
    List<FoundRun> stormy = new ArrayList<>();
    try (Forge faulty = sample().serve().faults(new RandomFaults(11, 0.4, 4)).start()) {
      CircleCi storm = Clients.of(faulty.circleciApiUrl(), NamesOnly.NONE, new LogsInMemory());
      for (CircleCiPipeline pipeline : sample().world().circleCiPipelines()) {
        calm.add(SingleBuilds.found(client, GAUGE, pipeline.id()));
        stormy.add(SingleBuilds.found(storm, GAUGE, pipeline.id()));
      }
      assertThat(stormy).isEqualTo(calm);
      FoundRun last = stormy.get(stormy.size() - 1);
      assertThat(storm.fetchLogs(GAUGE, last.run(), last.jobs()).missing()).isEmpty();
    }
  }
}
