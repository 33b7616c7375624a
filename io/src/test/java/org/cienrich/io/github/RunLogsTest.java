package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.ScriptedServer.Script;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.log.FullLogs;
import org.cienrich.io.log.LogStore;
import org.cienrich.io.log.LogsInMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLogsTest {
  private static final String ARCHIVE = "/repos/o/n/actions/runs/5/attempts/2/logs";
  private static final String KEY = "github_actions/11/5/2";
  private static final Instant RECENT = Hasty.NOW.minusSeconds(86_400);
  private static final Instant OLD = Hasty.NOW.minusSeconds(91 * 86_400);

  private final LogsInMemory store = new LogsInMemory();

  private static CiRun run(String status, Instant at) {
    return new CiRun(
        new BuildIdentity("github_actions", "11", "o/n", "5", 2),
        new RunTrigger(
            1L, "push", "main", "c".repeat(40), at, at, List.of(), null, null, null, null),
        new RunResult(status, null, null, null));
  }

  private static CiJob job(String id, @Nullable String name) {
    return job(id, name, "success", "runner");
  }

  private static CiJob job(
      String id, @Nullable String name, String conclusion, @Nullable String runner) {
    return new CiJob(id, name, "completed", conclusion, RECENT, RECENT, RECENT, runner);
  }

  private static String own(String job) {
    return "/repos/o/n/actions/jobs/" + job + "/logs";
  }

  private static BuildLogs fetch(ScriptedServer server, LogStore store, CiRun run, CiJob... jobs) {
    return Hasty.client(server.address(), WaitingClock.system(), store)
        .fetchLogs(REPOSITORY, run, List.of(jobs));
  }

  private BuildLogs fetch(ScriptedServer server, CiJob... jobs) {
    return fetch(server, store, run("completed", RECENT), jobs);
  }

  private static Script archive(String... namesAndTexts) {
    return request ->
        request.target().equals(ARCHIVE)
            ? ScriptedReply.file(Zips.of(namesAndTexts))
            : ScriptedReply.ok("own log of " + request.target());
  }

  private static List<MissingReason> reasons(BuildLogs logs) {
    return logs.jobs().stream().map(JobLog::missing).toList();
  }

  @Test
  void oneArchiveHasTheLogsOfAllJobs() {
    try (ScriptedServer server =
        new ScriptedServer(
            archive(
                "build/1_Set up job.txt", "step",
                "0_build.txt", "b",
                "1_test (17, a b).txt", "tt",
                "system.txt", "?"))) {
      BuildLogs logs = fetch(server, job("1", "test (17, a b)"), job("2", "build"));
      assertThat(logs.jobs()).containsExactly(JobLog.stored("1", 2), JobLog.stored("2", 1));
      assertThat(store.text(KEY, "1")).isEqualTo("tt");
      assertThat(store.text(KEY, "2")).isEqualTo("b");
      assertThat(server.targets()).containsExactly(ARCHIVE);
    }
  }

  @Test
  void whatIsStoredIsNotAskedForAgain() {
    try (ScriptedServer server = new ScriptedServer(archive("0_a.txt", "x", "1_b.txt", "y"))) {
      BuildLogs first = fetch(server, job("1", "a"), job("2", "b"));
      assertThat(fetch(server, job("1", "a"), job("2", "b"))).isEqualTo(first);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anArchiveThatWasReadBeforeIsNotAskedForAgainForTheJobsThatItLacked() {
    try (ScriptedServer server = new ScriptedServer(archive("0_a.txt", "x"))) {
      fetch(server, job("1", "a"));
      BuildLogs logs = fetch(server, job("1", "a"), job("2", "b"));
      assertThat(logs.jobs()).allMatch(JobLog::isStored);
      assertThat(server.targets()).containsExactly(ARCHIVE, own("2"));
    }
  }

  @Test
  void jobsThatTheArchiveDoesNotTellApartAreAskedForSingly() {
    try (ScriptedServer server =
        new ScriptedServer(
            archive(
                "0_same.txt",
                "x",
                "1_same.txt",
                "y",
                "2_other.txt",
                "z",
                "3_twice.txt",
                "1",
                "4_twice.txt",
                "2"))) {
      BuildLogs logs =
          fetch(
              server,
              job("1", "same"),
              job("2", "same"),
              job("3", "other"),
              job("4", "twice"),
              job("5", "absent"),
              job("6", null));
      assertThat(logs.missing()).isEmpty();
      assertThat(server.targets())
          .containsExactly(ARCHIVE, own("1"), own("2"), own("4"), own("5"), own("6"));
      assertThat(store.text(KEY, "2")).isEqualTo("own log of " + own("2"));
    }
  }

  @Test
  void jobsThatNeverRanHaveNoLog() {
    CiJob skipped = job("1", "a", "skipped", null);
    CiJob waiting = job("2", "b", "cancelled", null);
    try (ScriptedServer server = new ScriptedServer(archive("0_b.txt", "y", "1_c.txt", "z"))) {
      BuildLogs none = fetch(server, skipped, waiting);
      assertThat(reasons(none))
          .containsExactly(MissingReason.NOT_APPLICABLE, MissingReason.NOT_APPLICABLE);
      assertThat(none.missing()).isEmpty();
      assertThat(server.requests()).isEmpty();

      BuildLogs some = fetch(server, skipped, waiting, job("3", "c"));
      assertThat(reasons(some)).containsExactly(MissingReason.NOT_APPLICABLE, null, null);
      assertThat(server.targets()).containsExactly(ARCHIVE);
    }
  }

  @Test
  void theLogsOfARunUnderWayAreNotThereYet() {
    try (ScriptedServer server = new ScriptedServer(archive())) {
      assertThat(reasons(fetch(server, store, run("in_progress", RECENT), job("1", "a"))))
          .containsExactly(MissingReason.NOT_COMPLETED_YET);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"410, EXPIRED", "403, FORBIDDEN", "401, FORBIDDEN", "451, FORBIDDEN"})
  void anArchiveThatIsGoneOrRefusedTakesOneRequest(int status, MissingReason reason) {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(status, "{}"))) {
      BuildLogs logs = fetch(server, job("1", "a"), job("2", "b"), job("3", "c", "skipped", null));
      assertThat(reasons(logs)).containsExactly(reason, reason, MissingReason.NOT_APPLICABLE);
      assertThat(logs.jobs().get(0).message()).contains("run 5", "(" + status + ")");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void whatIsNotThereAnyMoreAfterTheRetentionHasExpired() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      assertThat(reasons(fetch(server, store, run("completed", OLD), job("1", "a"))))
          .containsExactly(MissingReason.EXPIRED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRecentArchiveThatIsNotThereIsTriedByOneJob() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      assertThat(reasons(fetch(server, job("1", "a"), job("2", "b"))))
          .containsExactly(MissingReason.NOT_FOUND, MissingReason.NOT_FOUND);
      assertThat(server.targets()).containsExactly(ARCHIVE, own("1"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500})
  void jobsStandInForAnArchiveThatCannotBeHad(int status) {
    Script script =
        request ->
            request.target().equals(ARCHIVE)
                ? ScriptedReply.of(status, "{}")
                : ScriptedReply.ok("log");
    try (ScriptedServer server = new ScriptedServer(script)) {
      assertThat(fetch(server, job("1", "a"), job("2", "b")).jobs())
          .containsExactly(JobLog.stored("1", 3), JobLog.stored("2", 3));
    }
  }

  @Test
  void aServerThatIsOutOfOrderFailsAllJobs() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(503, ""))) {
      BuildLogs logs = fetch(server, job("1", "a"), job("2", "b"));
      assertThat(reasons(logs))
          .containsExactly(MissingReason.UNAVAILABLE, MissingReason.UNAVAILABLE);
      assertThat(logs.jobs().get(1).message()).contains(ARCHIVE);
    }
  }

  @Test
  void aPartialSetIsAPartialSet() {
    Script script =
        request ->
            request.target().equals(own("2"))
                ? ScriptedReply.of(404, "{}")
                : archive("0_a.txt", "x").replyTo(request);
    try (ScriptedServer server = new ScriptedServer(script)) {
      BuildLogs logs = fetch(server, job("1", "a"), job("2", "b"));
      assertThat(logs.hasAny()).isTrue();
      assertThat(logs.missing()).contains(MissingReason.NOT_FOUND);
    }
  }

  @Test
  void aLogThatIsTooLargeForTheStoreIsSo() {
    try (ScriptedServer server =
        new ScriptedServer(archive("0_a.txt", "x".repeat(100), "1_b.txt", "y"))) {
      BuildLogs logs =
          fetch(
              server, new LogsInMemory(50), run("completed", RECENT), job("1", "a"), job("2", "b"));
      assertThat(reasons(logs)).containsExactly(MissingReason.TOO_LARGE, null);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aDamagedArchiveIsDownloadedAgain() {
    byte[] whole = Zips.of("0_a.txt", "x".repeat(1000));
    Script script =
        request ->
            ScriptedReply.file(
                request.number() == 1 ? Arrays.copyOf(whole, whole.length / 2) : whole);
    try (ScriptedServer server = new ScriptedServer(script)) {
      assertThat(fetch(server, job("1", "a")).jobs()).containsExactly(JobLog.stored("1", 1000));
      assertThat(server.targets()).containsExactly(ARCHIVE, ARCHIVE);
    }
  }

  @Test
  void namesInAnArchiveAreNeverPaths() {
    try (ScriptedServer server =
        new ScriptedServer(archive("../../0_a.txt", "x", "/0_a.txt", "x", "x/0_a.txt", "x"))) {
      fetch(server, job("1", "a"));
      assertThat(server.targets()).containsExactly(ARCHIVE, own("1"));
    }
  }

  @Test
  void signedAddressesOfAnotherHostGetNoCredentials() {
    try (ScriptedServer files =
            new ScriptedServer(request -> ScriptedReply.file(Zips.of("0_a.txt", "x")));
        ScriptedServer server =
            new ScriptedServer(
                request -> ScriptedReply.redirect(302, files.address() + "/signed?sig=1"))) {
      BuildLogs logs =
          Hasty.client(server.address(), WaitingClock.system(), store, "s3cr3t")
              .fetchLogs(REPOSITORY, run("completed", RECENT), List.of(job("1", "a")));
      assertThat(logs.jobs()).containsExactly(JobLog.stored("1", 1));
      assertThat(server.requests().get(0).header("Authorization")).contains("Bearer s3cr3t");
      assertThat(files.requests().get(0).header("Authorization")).isEmpty();
    }
  }

  @Test
  void aStoreThatFailsStopsTheRun() {
    try (ScriptedServer server = new ScriptedServer(archive("0_a.txt", "x"))) {
      assertThatThrownBy(
              () -> fetch(server, new FullLogs(), run("completed", RECENT), job("1", "a")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("log of job 1");
    }
  }
}
