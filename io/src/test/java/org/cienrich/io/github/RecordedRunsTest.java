package org.cienrich.io.github;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;

/** Runs and jobs as GitHub really tells them. */
class RecordedRunsTest {
  private static final String RUNS = "GHWorkflowRunTest/";
  private static final RepositoryInfo TEST_REPOSITORY =
      new RepositoryInfo("348674220", "hub4j-test-org/GHWorkflowRunTest", "main", false, null);
  private static final RepositoryInfo ANTS =
      new RepositoryInfo("134018330", "panjf2000/ants", "master", false, "Go");

  private static Lookup<CiRun> findRun(RepositoryInfo repository, JsonNode run, String jobs) {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                ScriptedReply.ok(request.target().contains("/jobs") ? jobs : run.toString()))) {
      return Hasty.findRun(Hasty.client(server.address()), repository, run.get("id").asText());
    }
  }

  private static CiRun found(Lookup<CiRun> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<CiRun>) lookup).value();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void aRunOfTheFirstYearsHasNoAttemptsYet() {
    Recordings recordings = Recordings.orSkip();
    JsonNode run = recordings.body(RUNS + "testJobs", "body-6").get("workflow_runs").get(0);
    String jobs = recordings.body(RUNS + "testJobs", "body-7").toString();

    assertThat(found(findRun(TEST_REPOSITORY, run, jobs)))
        .isEqualTo(
            new CiRun(
                new BuildIdentity(
                    "github_actions",
                    "348674220",
                    "hub4j-test-org/GHWorkflowRunTest",
                    "719643947",
                    1),
                new RunTrigger(
                    15L,
                    "workflow_dispatch",
                    "main",
                    "c7bd3b8db871bbde8629275631ea645622ae89d7",
                    at("2021-04-05T15:42:47Z"),
                    at("2021-04-05T15:42:47Z"),
                    List.of(),
                    null,
                    null,
                    run.get("name").textValue(),
                    "hub4j-test-org/GHWorkflowRunTest"),
                new RunResult("completed", "success", at("2021-04-05T15:42:59Z"), "jobs")));
  }

  @Test
  void aSecondAttemptIsTriggeredByItsOwnStartAndActor() {
    Recordings recordings = Recordings.orSkip();
    CiRun run =
        found(
            findRun(
                TEST_REPOSITORY,
                recordings.body(RUNS + "testApproval", "body-5"),
                "{\"jobs\":[]}"));

    assertThat(run.id().key()).isEqualTo("github_actions/348674220/2874767918/2");
    assertThat(run.trigger())
        .isEqualTo(
            new RunTrigger(
                78L,
                "pull_request",
                "main",
                "b49a973e2a387787b8b3ef1212b848a1ec4f7b9a",
                at("2022-08-17T11:47:32Z"),
                at("2022-08-17T11:47:32Z"),
                List.of(),
                "gsmet",
                "User",
                "Fast workflow",
                "holly-cummins/GHWorkflowRunTest"));
    assertThat(run.result())
        .isEqualTo(new RunResult("completed", "success", at("2022-08-17T11:47:52Z"), "updated_at"));
  }

  @Test
  void aDeletedRunIsNotFound() {
    Recordings recordings = Recordings.orSkip();
    try (ScriptedServer server =
        new ScriptedServer(request -> recordings.reply(RUNS + "testDelete", "8-r_h_g"))) {
      assertThat(Hasty.findRun(Hasty.client(server.address()), TEST_REPOSITORY, "686038131"))
          .isEqualTo(
              new Lookup.NotFound<>(
                  MissingReason.NOT_FOUND,
                  "GitHub knows no run 686038131 in hub4j-test-org/GHWorkflowRunTest, or does not"
                      + " show it (404)"));
    }
  }

  @Test
  void everyListedRunIsMapped() {
    Recordings recordings = Recordings.orSkip();
    List<JsonNode> runs = new ArrayList<>();
    for (String test : recordings.testsOf("GHWorkflowRunTest")) {
      if (!test.equals("testRerunVariants")) {
        recordings.body(RUNS + test, "actions_runs.json").path("workflow_runs").forEach(runs::add);
      }
    }
    assertThat(runs).hasSizeGreaterThan(10);
    for (JsonNode run : runs) {
      assertIsTold(found(findRun(TEST_REPOSITORY, run, "{\"jobs\":[]}")), run);
    }
  }

  @Test
  void everyRunOfDevLakeIsMapped() {
    Recordings recordings = Recordings.orSkip();
    List<JsonNode> runs = recordings.rawTable("_raw_github_api_runs.csv");
    assertThat(runs).hasSize(35);
    for (JsonNode run : runs) {
      assertIsTold(found(findRun(ANTS, run, "{\"jobs\":[]}")), run);
    }
  }

  private static void assertIsTold(CiRun run, JsonNode told) {
    int attempt = told.path("run_attempt").asInt(1);
    assertThat(run.id().buildId()).isEqualTo(told.get("id").asText());
    assertThat(run.id().attempt()).isEqualTo(attempt);
    assertThat(run.trigger().commitSha()).isEqualTo(told.get("head_sha").textValue());
    assertThat(run.trigger().branch()).isEqualTo(told.get("head_branch").textValue());
    assertThat(run.trigger().event()).isEqualTo(told.get("event").textValue());
    assertThat(run.trigger().number()).isEqualTo(told.get("run_number").longValue());
    assertThat(run.trigger().triggeredAt())
        .isEqualTo(at(told.get(attempt == 1 ? "created_at" : "run_started_at").textValue()));
    assertThat(run.trigger().actor()).isEqualTo(told.at("/triggering_actor/login").textValue());
    assertThat(run.trigger().headRepo())
        .isEqualTo(told.at("/head_repository/full_name").textValue());
    boolean completed = told.get("status").textValue().toLowerCase(Locale.ROOT).equals("completed");
    assertThat(run.completedAt())
        .isEqualTo(completed ? at(told.get("updated_at").textValue()) : null);
    assertThat(run.result().status()).isEqualTo(told.get("status").textValue());
    String conclusion = told.get("conclusion").textValue();
    assertThat(run.result().conclusion())
        .isEqualTo(conclusion == null || conclusion.isEmpty() ? null : conclusion);
  }

  @Test
  void completesWithTheLastJobOfDevLake() {
    Recordings recordings = Recordings.orSkip();
    Map<Long, List<JsonNode>> jobsByRun =
        recordings.rawTable("_raw_github_api_jobs.csv").stream()
            .collect(groupingBy(job -> job.get("run_id").longValue()));
    ObjectNode run = recordings.rawTable("_raw_github_api_runs.csv").get(0).deepCopy();
    jobsByRun.forEach(
        (runId, jobs) -> {
          run.put("id", runId);
          String body =
              jobs.stream()
                  .map(JsonNode::toString)
                  .collect(Collectors.joining(",", "{\"jobs\":[", "]}"));
          Instant latest =
              jobs.stream()
                  .map(job -> job.path("completed_at").asText(""))
                  .filter(text -> !text.isEmpty())
                  .map(Instant::parse)
                  .max(naturalOrder())
                  .orElseThrow();
          assertThat(found(findRun(ANTS, run, body)).result())
              .isEqualTo(new RunResult("completed", "success", latest, "jobs"));
        });
    assertThat(jobsByRun.size()).isGreaterThan(3);
  }

  @Test
  void jobsAreToldWithTheirTimesAndRunners() {
    Recordings recordings = Recordings.orSkip();
    JsonNode run = recordings.body(RUNS + "testJobs", "body-6").get("workflow_runs").get(0);
    JsonNode jobs = recordings.body(RUNS + "testJobs", "body-7");
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                ScriptedReply.ok(
                    request.target().contains("/jobs") ? jobs.toString() : run.toString()))) {
      List<CiJob> found =
          Hasty.client(server.address())
              .findRuns(TEST_REPOSITORY, List.of("719643947"))
              .get(0)
              .run()
              .map(FoundRun::jobs)
              .toOutcome()
              .toOptional()
              .orElseThrow();
      assertThat(found).hasSize(jobs.get("jobs").size());
      assertThat(found.get(0))
          .isEqualTo(
              new CiJob(
                  "2270858576",
                  "job2",
                  "completed",
                  "success",
                  null,
                  at("2021-04-05T15:42:56Z"),
                  at("2021-04-05T15:42:57Z"),
                  "my runner"));
    }
  }

  @Test
  void recordedListsShowTheirRuns() {
    Recordings recordings = Recordings.orSkip();
    JsonNode list = recordings.body(RUNS + "testSearchOnCreatedAndHeadSha", "body-8");
    List<String> ids = new ArrayList<>();
    list.get("workflow_runs").forEach(run -> ids.add(run.get("id").asText()));
    assertThat(ids).isNotEmpty();
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().contains("/runs?")
                    ? recordings.reply(RUNS + "testSearchOnCreatedAndHeadSha", "8-r_h_g")
                    : ScriptedReply.of(500, "{}"))) {
      assertThat(
              Hasty.client(server.address())
                  .listRuns(TEST_REPOSITORY, at("2030-01-01T00:00:00Z"))
                  .map(List::size))
          .isEqualTo(new Lookup.Found<>(ids.size()));
    }
  }

  @Test
  void recordedRedirectsLeadToLogs() {
    Recordings recordings = Recordings.orSkip();
    CiJob job =
        new CiJob("2270858630", "job1", "completed", "success", null, null, null, "my runner");
    CiRun run =
        found(
            findRun(
                TEST_REPOSITORY,
                recordings.body(RUNS + "testJobs", "body-6").get("workflow_runs").get(0),
                "{\"jobs\":[]}"));
    String location = recordings.header(RUNS + "testLogs", "7-r_h_g", "Location");
    assertThat(location).startsWith("https://").contains("urlSignature=");
    LogsInMemory store = new LogsInMemory();
    try (ScriptedServer files =
            new ScriptedServer(request -> ScriptedReply.file(Zips.of("0_job1.txt", "log")));
        ScriptedServer server =
            new ScriptedServer(
                request ->
                    ScriptedReply.redirect(
                        302, files.address() + location.replaceAll("^https://[^/]+", "")))) {
      assertThat(
              Hasty.client(server.address(), WaitingClock.system(), store)
                  .fetchLogs(TEST_REPOSITORY, run, List.of(job))
                  .jobs())
          .containsExactly(JobLog.stored("2270858630", 3));
    }
    try (ScriptedServer server =
        new ScriptedServer(request -> recordings.reply(RUNS + "testLogs", "9-r_h_g"))) {
      assertThat(
              Hasty.client(server.address(), WaitingClock.system(), new LogsInMemory())
                  .fetchLogs(TEST_REPOSITORY, run, List.of(job))
                  .missing())
          .contains(MissingReason.EXPIRED);
    }
  }
}
