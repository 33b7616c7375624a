package org.cienrich.io.travis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
class TravisCiAnswersTest {
  private static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("5", "owner/name", "main", false, null);
  private static final String SHA = "5034460fc7c44c439457de07e2029e7b00000000";
  private static final String BUILD = "/build/9?include=build.jobs";

  private final FixedAnswers answers = new FixedAnswers();
  private final NamesOnly forge = new NamesOnly(Map.of("former/name", REPOSITORY));
  private final LogsInMemory logs = new LogsInMemory();
  private final TravisCi client = Clients.of(answers.address(), forge, logs, "secret");

  @AfterEach
  void stop() {
    answers.close();
  }

  private void build(String repository, String state, String more) {
    answers.ok(
        BUILD,
        "{'@type':'build','id':9,'number':'12','state':"
            + state
            + ",'repository':{"
            + repository
            + "},'commit':{'sha':'"
            + SHA
            + "','message':'Say'}"
            + more
            + "}");
  }

  private void build(String state, String more) {
    build("'id':77,'slug':'Owner/Name'", state, more);
  }

  private static String job(long id, String times) {
    return "{'id':" + id + ",'number':'12." + id + "','state':'passed'" + times + "}";
  }

  private FoundRun found() {
    return SingleBuilds.found(client, REPOSITORY, "9");
  }

  @Test
  void readsAllPagesOfJobs() {
    build("'passed'", ",'started_at':'2020-01-01T00:00:00Z','jobs':[{'id':1},{'id':2}]");
    answers.ok(
        "/build/9/jobs?limit=100",
        "{'@pagination':{'next':{'offset':1,'limit':1}},'jobs':["
            + job(1, ",'finished_at':'2020-01-01T00:09:00Z'")
            + "]}");
    answers.ok(
        "/build/9/jobs?limit=100&offset=1",
        "{'@pagination':{'next':null},'jobs':["
            + job(2, ",'finished_at':'2020-01-01T00:05:00Z'")
            + "]}");
    assertThat(found().jobs()).extracting(CiJob::id).containsExactly("1", "2");
    assertThat(found().run().result())
        .isEqualTo(
            new RunResult("completed", "success", Instant.parse("2020-01-01T00:09:00Z"), "jobs"));
  }

  @Test
  void aPageThatLeadsBackIsTheLast() {
    build("'passed'", ",'started_at':'2020-01-01T00:00:00Z','jobs':[{'id':1},{'id':2}]");
    String times = ",'finished_at':'2020-01-01T00:09:00Z'";
    answers.ok(
        "/build/9/jobs?limit=100",
        "{'@pagination':{'offset':0,'next':{'offset':1}},'jobs':[" + job(1, times) + "]}");
    answers.ok(
        "/build/9/jobs?limit=100&offset=1",
        "{'@pagination':{'offset':1,'next':{'offset':1}},'jobs':[" + job(2, times) + "]}");
    assertThat(found().jobs()).extracting(CiJob::id).containsExactly("1", "2");
  }

  @Test
  void asksForVersionThreeWithTheToken() {
    build("'passed'", ",'started_at':'2020-01-01T00:00:00Z'");
    found();
    assertThat(answers.requests())
        .isNotEmpty()
        .allMatch(request -> request.header("Travis-API-Version").filter("3"::equals).isPresent())
        .allMatch(
            request -> request.header("Authorization").filter("token secret"::equals).isPresent())
        .allMatch(request -> request.header("User-Agent").isPresent());
  }

  @Test
  void withoutJobsItCompletesByItself() {
    build("'errored'", ",'started_at':'2020-01-01T00:00:00Z','finished_at':'2020-01-01T00:01:00Z'");
    assertThat(found().run().result())
        .isEqualTo(
            new RunResult(
                "completed", "errored", Instant.parse("2020-01-01T00:01:00Z"), "updated_at"));
  }

  @ParameterizedTest
  @CsvSource({
    "'''started''',in_progress",
    "'''created''',created",
    "'''queued''',queued",
    "'''novel''',novel"
  })
  void aBuildThatHasNotEndedHasNoResult(String state, String status) {
    build(state, ",'started_at':'2020-01-01T00:00:00Z'");
    assertThat(found().run().result()).isEqualTo(new RunResult(status, null, null, null));
  }

  @Test
  void aBuildThatNeverStartedIsTriggeredByItsFirstJob() {
    build("'canceled'", ",'jobs':[{'id':1},{'id':2}]");
    answers.ok(
        "/build/9/jobs?limit=100",
        "{'jobs':["
            + job(1, ",'created_at':'2020-01-01T00:00:02.5Z'")
            + ","
            + job(2, ",'created_at':'2020-01-01T00:00:01Z'")
            + "]}");
    assertThat(found().run().trigger().triggeredAt()).isEqualTo("2020-01-01T00:00:01Z");
    assertThat(found().run().result())
        .isEqualTo(new RunResult("completed", "cancelled", null, null));
  }

  @Test
  void aBuildWithoutAnyTimeMayStartLater() {
    build("null", "");
    assertThat(SingleBuilds.find(client, REPOSITORY, "9")).isInstanceOf(Lookup.Failed.class);
    build("'canceled'", "");
    assertThat(SingleBuilds.find(client, REPOSITORY, "9"))
        .isInstanceOfSatisfying(
            Lookup.NotFound.class,
            missing -> assertThat(missing.reason()).isEqualTo(MissingReason.NOT_PROVIDED));
  }

  @Test
  void repositoriesAreToldByTheirIdOnGitHub() {
    build(
        "'id':77,'slug':'any/thing','github_id':5",
        "'passed'",
        ",'started_at':'2020-01-01T00:00:00Z'");
    assertThat(found().run().id().repo()).isEqualTo("owner/name");
    build("'id':77,'slug':'owner/name','github_id':6", "'passed'", "");
    assertThat(SingleBuilds.find(client, REPOSITORY, "9")).isInstanceOf(Lookup.NotFound.class);
    assertThat(forge.asked()).isEmpty();
  }

  @Test
  void formerNamesOfTheRepositoryAreItsOwn() {
    build("'id':77,'slug':'former/name'", "'passed'", ",'started_at':'2020-01-01T00:00:00Z'");
    assertThat(found().run().id().repo()).isEqualTo("owner/name");
    build("'id':77,'slug':'no/such'", "'passed'", "");
    assertThat(SingleBuilds.find(client, REPOSITORY, "9")).isInstanceOf(Lookup.NotFound.class);
  }

  @Test
  void aTagIsNoBranch() {
    build(
        "'passed'",
        ",'started_at':'2020-01-01T00:00:00Z','event_type':'push','branch':{'name':'v1'},"
            + "'tag':{'name':'v1'}");
    assertThat(found().run().trigger().branch()).isNull();
  }

  @Test
  void onlyAPullRequestIsMergedVirtually() {
    String message = "'message':'Merge " + SHA.replace('5', 'a') + " into " + SHA + "'";
    String commit = ",'commit':{'sha':'" + SHA + "'," + message + "}";
    String start = ",'started_at':'2020-01-01T00:00:00Z'";
    build("'passed'", start + ",'event_type':'pull_request','pull_request_number':4" + commit);
    assertThat(found().run().trigger().commitSha()).isEqualTo(SHA.replace('5', 'a'));
    assertThat(found().run().trigger().pullRequests()).containsExactly(4L);
    build("'passed'", start + ",'event_type':'push'" + commit);
    assertThat(found().run().trigger().commitSha()).isEqualTo(SHA);
  }

  private JobLog logOf(ScriptedReply reply) {
    build("'passed'", ",'started_at':'2020-01-01T00:00:00Z'");
    answers.reply("/job/3/log.txt", reply);
    Instant time = Instant.EPOCH;
    CiJob job = new CiJob("3", "12.1", "completed", "success", time, time, time, null);
    return client.fetchLogs(REPOSITORY, found().run(), List.of(job)).jobs().get(0);
  }

  @Test
  void whyALogIsMissingIsKeptApart() {
    assertThat(logOf(ScriptedReply.of(404, "{}")).missing()).isEqualTo(MissingReason.NOT_FOUND);
    assertThat(logOf(ScriptedReply.of(410, "{}")).missing()).isEqualTo(MissingReason.EXPIRED);
    assertThat(logOf(ScriptedReply.of(403, "denied")).missing()).isEqualTo(MissingReason.FORBIDDEN);
    assertThat(logOf(ScriptedReply.of(500, "")).missing()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(logOf(ScriptedReply.ok("text"))).isEqualTo(JobLog.stored("3", 4));
  }
}
