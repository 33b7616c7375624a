package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the sample forge does not give. */
class GitHubAnswersTest {
  private static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("11", "o/n", "main", false, null);
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  private static String run(String fields) {
    return "{\"id\":5,\"head_sha\":\""
        + SHA
        + "\",\"created_at\":\"2024-01-01T10:00:00Z\",\"repository\":{\"id\":11}"
        + fields
        + "}";
  }

  private static Lookup<CiRun> findRun(String run, String jobs) {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> ScriptedReply.ok(request.target().contains("/jobs") ? jobs : run))) {
      return Hasty.findRun(Hasty.client(server.address()), REPOSITORY, "5");
    }
  }

  private static CiRun found(Lookup<CiRun> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<CiRun>) lookup).value();
  }

  @Test
  void leavesNullWhatIsNotTold() {
    CiRun run = found(findRun(run(""), "{}"));
    assertThat(run.trigger().branch()).isNull();
    assertThat(run.trigger().event()).isNull();
    assertThat(run.trigger().number()).isNull();
    assertThat(run.trigger().actor()).isNull();
    assertThat(run.trigger().actorType()).isNull();
    assertThat(run.trigger().workflow()).isNull();
    assertThat(run.trigger().headRepo()).isNull();
    assertThat(run.trigger().pullRequests()).isEmpty();
    assertThat(run.id().attempt()).isEqualTo(1);
    assertThat(run.result()).isEqualTo(new RunResult(null, null, null, null));
  }

  @Test
  void neverStartsBeforeItIsTriggered() {
    CiRun run =
        found(findRun(run(",\"run_attempt\":1,\"run_started_at\":\"2024-01-01T09:59:00Z\""), "{}"));
    assertThat(run.trigger().triggeredAt()).isEqualTo(Instant.parse("2024-01-01T10:00:00Z"));
    assertThat(run.trigger().startedAt()).isEqualTo(run.trigger().triggeredAt());
  }

  @Test
  void aLaterAttemptIsTriggeredWhenItStarts() {
    CiRun run =
        found(findRun(run(",\"run_attempt\":3,\"run_started_at\":\"2024-02-01T00:00:00Z\""), "{}"));
    assertThat(run.trigger().triggeredAt()).isEqualTo(Instant.parse("2024-02-01T00:00:00Z"));
    assertThat(run.trigger().startedAt()).isEqualTo(run.trigger().triggeredAt());
    assertThat(run.id().attempt()).isEqualTo(3);
  }

  @Test
  void takesPullRequestsIntoTheRepositoryOnly() {
    CiRun run =
        found(
            findRun(
                run(
                    ",\"pull_requests\":[{\"number\":1,\"base\":{\"repo\":{\"id\":11}}},"
                        + "{\"number\":2,\"base\":{\"repo\":{\"id\":12}}},"
                        + "{\"number\":3,\"base\":{\"repo\":null}}]"),
                "{}"));
    assertThat(run.trigger().pullRequests()).containsExactly(1L);
  }

  @Test
  void completesWithTheLastJobOfAllPages() {
    List<String> targets = new ArrayList<>();
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              targets.add(request.target());
              if (!request.target().contains("/jobs")) {
                return ScriptedReply.ok(
                    run(
                        ",\"status\":\"completed\",\"run_attempt\":2,"
                            + "\"run_started_at\":\"2024-02-01T00:00:00Z\","
                            + "\"updated_at\":\"2025-01-01T00:00:00Z\""));
              }
              return request.target().endsWith("&page=1")
                  ? ScriptedReply.ok(
                          "{\"jobs\":[{\"id\":1,\"completed_at\":\"2024-02-01T00:09:00Z\"},"
                              + "{\"id\":2,\"completed_at\":null}]}")
                      .with("Link", "<https://elsewhere.example/?page=2>; rel=\"next\"")
                  : ScriptedReply.ok(
                      "{\"jobs\":[{\"id\":3,\"completed_at\":\"2024-02-01T00:07:00Z\"}]}");
            })) {
      CiRun run = found(Hasty.findRun(Hasty.client(server.address()), REPOSITORY, "5"));
      assertThat(run.result())
          .isEqualTo(
              new RunResult("completed", null, Instant.parse("2024-02-01T00:09:00Z"), "jobs"));
      assertThat(targets)
          .containsExactly(
              "/repos/o/n/actions/runs/5",
              "/repos/o/n/actions/runs/5/attempts/1",
              "/repos/o/n/actions/runs/5/attempts/2/jobs?per_page=100&page=1",
              "/repos/o/n/actions/runs/5/attempts/2/jobs?per_page=100&page=2");
    }
  }

  @Test
  void theLastUpdateStandsInWithoutJobs() {
    String run = run(",\"status\":\"completed\",\"updated_at\":\"2025-01-01T00:00:00Z\"");
    RunResult expected =
        new RunResult("completed", null, Instant.parse("2025-01-01T00:00:00Z"), "updated_at");
    assertThat(found(findRun(run, "{\"jobs\":[]}")).result()).isEqualTo(expected);
    assertThat(found(findRun(run, "{\"jobs\":[{\"id\":1,\"completed_at\":null}]}")).result())
        .isEqualTo(expected);
  }

  @Test
  void aRunWhoseJobsCannotBeHadFails() {
    String run = run(",\"status\":\"completed\",\"updated_at\":\"2025-01-01T00:00:00Z\"");
    assertThat(findRun(run, "{\"message\":\"?\"}")).isInstanceOf(Lookup.Failed.class);
  }

  @Test
  void aRunOfAnotherRepositoryIsNotFound() {
    assertThat(findRun(run("").replace("\"id\":11", "\"id\":12"), "{}"))
        .isEqualTo(new Lookup.NotFound<>(MissingReason.NOT_FOUND, "Run 5 is not one of o/n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"id\":5",
        "{}{}",
        "<html>",
        "{\"head_sha\":\""
            + SHA
            + "\",\"created_at\":\"2024-01-01T10:00:00Z\","
            + "\"repository\":{\"id\":11}}",
        "{\"id\":5,\"created_at\":\"2024-01-01T10:00:00Z\",\"repository\":{\"id\":11}}",
        "{\"id\":5,\"head_sha\":\"--upload-pack=x\",\"created_at\":\"2024-01-01T10:00:00Z\","
            + "\"repository\":{\"id\":11}}",
        "{\"id\":5,\"head_sha\":\"" + SHA + "\",\"repository\":{\"id\":11}}",
        "{\"id\":\"5\",\"head_sha\":\""
            + SHA
            + "\",\"created_at\":\"2024-01-01T10:00:00Z\","
            + "\"repository\":{\"id\":11}}",
        "{\"id\":5,\"head_sha\":\"" + SHA + "\",\"created_at\":\"2024-01-01T10:00:00Z\"}",
        "{\"id\":5,\"head_sha\":\""
            + SHA
            + "\",\"created_at\":\"yesterday\","
            + "\"repository\":{\"id\":11}}",
        "{\"id\":5,\"head_sha\":\""
            + SHA
            + "\",\"created_at\":\"2024-01-01T10:00:00Z\","
            + "\"run_attempt\":2,\"repository\":{\"id\":11}}",
        "{\"id\":5,\"head_sha\":\""
            + SHA
            + "\",\"created_at\":\"2024-01-01T10:00:00Z\","
            + "\"run_attempt\":0,\"repository\":{\"id\":11}}"
      })
  void asksAgainForMalformedAnswersAndThenFails(String body) {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(body))) {
      assertThat(Hasty.findRun(Hasty.client(server.address()), REPOSITORY, "5"))
          .isInstanceOfSatisfying(
              Lookup.Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(MissingReason.UNAVAILABLE);
                assertThat(failed.message()).contains("malformed answer");
              });
      assertThat(server.requests()).hasSize(Hurried.SETTINGS.maxAttempts());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"full_name\":\"o/n\",\"private\":false}",
        "{\"id\":1,\"private\":false}",
        "{\"id\":1,\"full_name\":\"o/n\"}",
        "{\"id\":1,\"full_name\":\"../n\",\"private\":false}",
        "{\"id\":1,\"full_name\":\"o/n/x\",\"private\":false}"
      })
  void aRepositoryWithoutWhatEveryOneHasIsMalformed(String body) {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(body))) {
      assertThat(Hasty.forge(server.address()).findRepository("o/n"))
          .isInstanceOf(Lookup.Failed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, FORBIDDEN",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "410, EXPIRED",
    "451, FORBIDDEN"
  })
  void permanentStatusesAreNotFound(int status, MissingReason reason) {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(status, "{}"))) {
      GitHubActions client = Hasty.client(server.address());
      for (Lookup<?> lookup :
          List.of(
              Hasty.forge(server.address()).findRepository("o/n"),
              Hasty.findRun(client, REPOSITORY, "5"))) {
        assertThat(lookup)
            .isInstanceOfSatisfying(
                Lookup.NotFound.class,
                missing -> {
                  assertThat(missing.reason()).isEqualTo(reason);
                  assertThat(missing.message()).contains("o/n", "(" + status + ")");
                });
      }
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aServerThatIsOutOfOrderFails() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(503, ""))) {
      assertThat(Hasty.forge(server.address()).findRepository("o/n"))
          .isEqualTo(
              new Lookup.Failed<>(
                  MissingReason.UNAVAILABLE,
                  "GET " + server.address() + "/repos/o/n: status 503, in attempt 6"));
    }
  }

  @Test
  void answersOfUnreasonableSizeFail() {
    String body = "{\"id\":1,\"x\":\"" + "y".repeat(10 << 20) + "\"}";
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(body).gzipped())) {
      assertThat(Hasty.forge(server.address()).findRepository("o/n"))
          .isInstanceOfSatisfying(
              Lookup.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(MissingReason.TOO_LARGE));
    }
  }

  @Test
  void askingWhatCannotExistReachesNoServer() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok("{}"))) {
      GitHubActions client = Hasty.client(server.address());
      for (String name : List.of("", "o", "../../etc", "o/..", "o/n/x", "o/n?x", "o /n", "ö/n")) {
        assertThat(Hasty.forge(server.address()).findRepository(name))
            .isInstanceOf(Lookup.NotFound.class);
      }
      for (String id : List.of("", "x", "1.0", "-5", "5/jobs", "9".repeat(19), "١٢")) {
        assertThat(Hasty.findRun(client, REPOSITORY, id)).isInstanceOf(Lookup.NotFound.class);
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void leadingZerosDoNotMakeAnotherBuild() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(run("")))) {
      CiRun run = found(Hasty.findRun(Hasty.client(server.address()), REPOSITORY, "0005"));
      assertThat(run.id().buildId()).isEqualTo("5");
      assertThat(server.targets()).containsExactly("/repos/o/n/actions/runs/5");
    }
  }

  @Test
  void sendsTheHeadersGitHubAsksFor() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      assertThat(Hasty.forge(server.address(), "t").findRepository("o/n"))
          .isInstanceOf(Lookup.NotFound.class);
      var request = server.requests().get(0);
      assertThat(request.header("Accept")).contains("application/vnd.github+json");
      assertThat(request.header("X-GitHub-Api-Version")).contains("2022-11-28");
      assertThat(request.header("Authorization")).contains("Bearer t");
    }
  }
}
