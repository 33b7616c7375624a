package org.cienrich.io.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.ci.FixedAnswers;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.ci.SingleBuilds;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that the sample world does not give. */
class CircleCiAnswersTest {
  private static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("5", "owner/name", "main", false, null);
  private static final String ID = "5034460f-c7c4-4c43-9457-de07e2029e7b";
  private static final String SHA = "5034460fc7c44c439457de07e2029e7b00000000";

  private final FixedAnswers answers = new FixedAnswers();
  private final NamesOnly forge =
      new NamesOnly(
          Map.of(
              "former/name",
              REPOSITORY,
              "other/name",
              new RepositoryInfo("6", "other/name", null, false, null)));
  private final LogsInMemory logs = new LogsInMemory();
  private final CircleCi client = Clients.of(answers.address(), forge, logs, "secret");

  @AfterEach
  void stop() {
    answers.close();
  }

  private void pipeline(String slug, String state, String vcs) {
    answers.ok(
        "/v2/pipeline/" + ID,
        "{'id':'"
            + ID
            + "','number':3,'project_slug':'"
            + slug
            + "','state':'"
            + state
            + "','created_at':'2024-01-01T00:00:00.5Z','updated_at':'2024-01-01T00:00:01Z',"
            + "'errors':[],'trigger':{'type':'scheduled_pipeline','actor':{'login':''}},"
            + vcs
            + "}");
  }

  private void pipeline() {
    pipeline("gh/owner/name", "created", "'vcs':{'revision':'" + SHA + "','branch':'main'}");
  }

  private void workflows(String... statuses) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < statuses.length; i++) {
      items.append(i == 0 ? "" : ",").append(workflow("w" + i, statuses[i]));
      answers.ok("/v2/workflow/w" + i + "/job", "{'items':[],'next_page_token':null}");
    }
    answers.ok("/v2/pipeline/" + ID + "/workflow", "{'items':[" + items + "]}");
  }

  private static String workflow(String id, String status) {
    return "{'id':'"
        + id
        + "','name':'"
        + id
        + "','status':'"
        + status
        + "','created_at':'2024-01-01T00:00:02Z','stopped_at':'2024-01-01T00:0"
        + id.charAt(1)
        + ":09Z'}";
  }

  private FoundRun found() {
    return SingleBuilds.found(client, REPOSITORY, ID);
  }

  @ParameterizedTest
  @CsvSource({
    "success,failed,failure",
    "failed,error,failure",
    "error,canceled,errored",
    "unauthorized,success,errored",
    "canceled,success,cancelled",
    "success,not_run,success",
    "not_run,not_run,skipped",
  })
  void theWorstConclusionCounts(String one, String other, String conclusion) {
    pipeline();
    workflows(one, other);
    assertThat(found().run().result().conclusion()).isEqualTo(conclusion);
  }

  @ParameterizedTest
  @CsvSource({"failing,in_progress", "running,in_progress", "on_hold,on_hold", "novel,novel"})
  void aPipelineCompletesWithItsLastWorkflow(String open, String status) {
    pipeline();
    workflows("success", open);
    assertThat(found().run().result()).isEqualTo(new RunResult(status, null, null, null));
  }

  @Test
  void withoutJobsItCompletesWithItsWorkflows() {
    pipeline();
    workflows("canceled", "success");
    assertThat(found().run().result().completedAtSource()).isEqualTo("updated_at");
    assertThat(found().run().completedAt()).isEqualTo("2024-01-01T00:01:09Z");
  }

  @Test
  void readsAllPagesOfWorkflows() {
    pipeline();
    workflows("success", "failed");
    answers.ok(
        "/v2/pipeline/" + ID + "/workflow",
        "{'items':[" + workflow("w0", "success") + "],'next_page_token':'a+b='}");
    answers.ok(
        "/v2/pipeline/" + ID + "/workflow?page-token=a%2Bb%3D",
        "{'items':[" + workflow("w1", "failed") + "],'next_page_token':null}");
    assertThat(found().run().result().conclusion()).isEqualTo("failure");
  }

  @Test
  void aPipelineThatIsBeingSetUpHasNotCompleted() {
    pipeline("gh/owner/name", "setup-pending", "'vcs':{'revision':'" + SHA + "'}");
    workflows();
    assertThat(found().run().result()).isEqualTo(new RunResult("setup-pending", null, null, null));
    assertThat(found().run().trigger().event()).isEqualTo("schedule");
    assertThat(found().run().trigger().actor()).isNull();
  }

  @Test
  void formerNamesOfTheRepositoryAreItsOwn() {
    pipeline("github/former/name", "errored", "'vcs':{'revision':'" + SHA + "'}");
    assertThat(found().run().id().repo()).isEqualTo("owner/name");
    found();
    assertThat(forge.asked()).containsExactly("former/name");
  }

  @ParameterizedTest
  @CsvSource({"gh/other/name", "gh/no/such", "bb/owner/name", "circleci/1234/5678"})
  void pipelinesOfOtherProjectsAreNotFound(String slug) {
    pipeline(slug, "errored", "'vcs':{'revision':'" + SHA + "'}");
    assertThat(SingleBuilds.find(client, REPOSITORY, ID)).isInstanceOf(Lookup.NotFound.class);
  }

  @Test
  void whoseNameItIsMayBeUnknownForNow() {
    pipeline("gh/" + NamesOnly.OUT_OF_ORDER, "errored", "'vcs':{'revision':'" + SHA + "'}");
    assertThat(SingleBuilds.find(client, REPOSITORY, ID)).isInstanceOf(Lookup.Failed.class);
  }

  @Test
  void projectsWithoutANameAreToldByTheirAddress() {
    pipeline(
        "circleci/1234/5678",
        "errored",
        "'vcs':{'revision':'"
            + SHA
            + "','target_repository_url':'https://github.com/Owner/Name.git',"
            + "'origin_repository_url':'https://github.com/fork/name',"
            + "'review_url':'https://github.com/owner/name/pull/12'}");
    assertThat(found().run().trigger().headRepo()).isEqualTo("fork/name");
    assertThat(found().run().trigger().pullRequests()).containsExactly(12L);
  }

  @Test
  void theCommitMayBeKnownFromTheTriggerOnly() {
    pipeline(
        "gh/owner/name", "errored", "'trigger_parameters':{'git':{'checkout_sha':'" + SHA + "'}}");
    assertThat(found().run().trigger().commitSha()).isEqualTo(SHA);
    pipeline("gh/owner/name", "errored", "'vcs':{}");
    assertThat(SingleBuilds.find(client, REPOSITORY, ID))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_PROVIDED, "Pipeline " + ID + " tells no commit"));
  }

  @Test
  void idsAreTheSameInUpperCase() {
    pipeline();
    workflows("success");
    assertThat(
            SingleBuilds.found(client, REPOSITORY, ID.toUpperCase(java.util.Locale.ROOT))
                .run()
                .id()
                .buildId())
        .isEqualTo(ID);
  }

  @Test
  void refusalIsNotAbsence() {
    answers.reply("/v2/pipeline/" + ID, ScriptedReply.of(403, "{'message':'Permission denied'}"));
    assertThat(SingleBuilds.find(client, REPOSITORY, ID))
        .isInstanceOfSatisfying(
            Lookup.NotFound.class,
            missing -> assertThat(missing.reason()).isEqualTo(MissingReason.FORBIDDEN));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "success,fixed,finished,completed,success",
        "infrastructure_fail,retried,finished,completed,errored",
        "timedout,timedout,finished,completed,timed_out",
        "canceled,canceled,finished,completed,cancelled",
        "no_tests,no_tests,finished,completed,success",
        "-,not_run,not_run,completed,skipped",
        "-,queued,queued,queued,-",
        "-,running,running,in_progress,-",
      })
  void aSingleJobEndsAsItsOutcomeSays(
      String outcome, String word, String lifecycle, String status, String conclusion) {
    String quoted = outcome == null ? "null" : "'" + outcome + "'";
    answers.ok(
        "/v1.1/project/github/owner/name/17",
        "{'build_num':17,'username':'Owner','reponame':'name','vcs_revision':'"
            + SHA
            + "','branch':'main','why':'github','user':{'login':'u','is_user':true},"
            + "'pull_requests':[],'usage_queued_at':'2024-01-01T00:00:00Z','outcome':"
            + quoted
            + ",'status':'"
            + word
            + "','lifecycle':'"
            + lifecycle
            + "','start_time':null,'stop_time':null,'steps':[]}");
    FoundRun found = SingleBuilds.found(client, REPOSITORY, "17");
    assertThat(found.run().result().status()).isEqualTo(status);
    assertThat(found.run().result().conclusion()).isEqualTo(conclusion);
    assertThat(found.run().trigger().event()).isEqualTo("push");
  }

  private JobLog logOf(ScriptedReply output) {
    String url = answers.address() + "/storage/1?X-Amz-Signature=abc";
    answers.reply("/storage/1?X-Amz-Signature=abc", output);
    answers.ok(
        "/v1.1/project/github/owner/name/17",
        "{'steps':[{'actions':[{'has_output':false},{'has_output':true,'output_url':'"
            + url
            + "'}]}]}");
    return fetched();
  }

  private JobLog fetched() {
    pipeline("gh/owner/name", "errored", "'vcs':{'revision':'" + SHA + "'}");
    java.time.Instant time = java.time.Instant.EPOCH;
    CiJob job = new CiJob("17", "test", "completed", "success", time, time, time, null);
    return client.fetchLogs(REPOSITORY, found().run(), List.of(job)).jobs().get(0);
  }

  @Test
  void outputsAreAskedForWithoutTheToken() {
    assertThat(logOf(ScriptedReply.ok("[{\"message\":\"é\",\"x\":[1]},{\"message\":\"b\"}]")))
        .isEqualTo(JobLog.stored("17", 3));
    assertThat(logs.of("17")).isEqualTo("éb");
    assertThat(answers.requests())
        .allMatch(
            request ->
                request.header("Circle-Token").isPresent()
                    != request.target().startsWith("/storage"));
  }

  @Test
  void everyStepStartsALine() {
    StringBuilder actions = new StringBuilder("{'has_output':false}");
    for (String text : List.of("a", "b\\n", "c")) {
      String path = "/storage/" + text.charAt(0);
      answers.ok(path, "[{'message':'" + text + "'}]");
      actions
          .append(",{'has_output':true,'output_url':'")
          .append(answers.address() + path)
          .append("'}");
    }
    answers.ok("/v1.1/project/github/owner/name/17", "{'steps':[{'actions':[" + actions + "]}]}");
    assertThat(fetched().missing()).isNull();
    assertThat(logs.of("17")).isEqualTo("a\nb\nc");
  }

  @Test
  void anOutputThatIsThereIsNotDownloadedAgainForOneThatIsNot() {
    answers.ok("/storage/a", "[{'message':'a'}]");
    answers.reply("/storage/b", ScriptedReply.of(503, ""));
    answers.ok(
        "/v1.1/project/github/owner/name/17",
        "{'steps':[{'actions':[{'has_output':true,'output_url':'"
            + (answers.address() + "/storage/a'},{'has_output':true,'output_url':'")
            + (answers.address() + "/storage/b'}]}]}"));
    assertThat(fetched().missing()).isEqualTo(MissingReason.UNAVAILABLE);

    answers.ok("/storage/b", "[{'message':'b'}]");
    assertThat(fetched().missing()).isNull();
    assertThat(logs.of("17")).isEqualTo("a\nb");
    assertThat(answers.requests()).filteredOn(it -> it.target().equals("/storage/a")).hasSize(1);
  }

  @Test
  void whyALogIsMissingIsKeptApart() {
    assertThat(logOf(ScriptedReply.of(404, "<Error/>")).missing()).isEqualTo(MissingReason.EXPIRED);
    assertThat(logOf(ScriptedReply.of(403, "<Error/>")).missing())
        .isEqualTo(MissingReason.FORBIDDEN);
    assertThat(logOf(ScriptedReply.of(503, "")).missing()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(logOf(ScriptedReply.ok("[{\"message\":")).missing())
        .isEqualTo(MissingReason.UNAVAILABLE);
    answers.reply("/v1.1/project/github/owner/name/17", ScriptedReply.of(404, "{}"));
    assertThat(fetched().missing()).isEqualTo(MissingReason.NOT_FOUND);
    answers.ok("/v1.1/project/github/owner/name/17", "{'steps':[]}");
    assertThat(fetched().missing()).isEqualTo(MissingReason.EXPIRED);
    answers.ok(
        "/v1.1/project/github/owner/name/17", "{'steps':[{'actions':[{'has_output':true}]}]}");
    assertThat(fetched().missing()).isEqualTo(MissingReason.EXPIRED);
  }

  @Test
  void messagesDoNotTellSignatures() {
    assertThat(logOf(ScriptedReply.of(503, "")).message()).doesNotContain("abc", "secret");
  }
}
