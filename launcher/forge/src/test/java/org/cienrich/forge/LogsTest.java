package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cienrich.forge.world.RunLogs;
import org.cienrich.forge.world.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Logs: where they are, who gets them, and what is in them. */
class LogsTest extends OnSampleForge {

  private static final String RUNS = "/repos/riverbank/hydro-gauge/actions/runs/";
  private static final String JOBS = "/repos/riverbank/hydro-gauge/actions/jobs/";
  private static final long FIRST_RUN = 8_700_100_000L;

  private final SettableClock clock = new SettableClock();

  @Override
  protected Forge.Builder prepare(Forge.Builder builder) {
    return builder.clock(clock);
  }

  private Caller.Reply get(String target) throws IOException {
    return Caller.anonymous(forge()).get(target);
  }

  private Map<String, String> archive(String target) throws IOException {
    Caller.Reply found = get(target);
    assertThat(found.status()).isEqualTo(302);
    Map<String, String> entries = new LinkedHashMap<>();
    byte[] zip = get(found.header("Location")).bytes();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return entries;
  }

  private static WorkflowRun runWith(RunLogs.State state) {
    RunLogs logs =
        sample().world().github().runLogs().stream()
            .filter(it -> it.state() == state)
            .findFirst()
            .orElseThrow();
    return sample().world().run(logs.runId()).orElseThrow();
  }

  @Test
  void theArchiveHasAFilePerJobAndAFolderOfSteps() throws IOException {
    Map<String, String> archive = archive(RUNS + FIRST_RUN + "/logs");

    assertThat(archive.keySet())
        .containsExactly(
            "0_build.txt",
            "build/system.txt",
            "build/1_Set up job.txt",
            "build/2_Run actionscheckout@v4.txt",
            "build/3_Build and test.txt",
            "build/4_Complete job.txt",
            "1_test (17).txt",
            "test (17)/system.txt",
            "test (17)/1_Set up job.txt",
            "test (17)/2_Run actionscheckout@v4.txt",
            "test (17)/3_Build and test.txt",
            "test (17)/4_Complete job.txt",
            "2_test (21).txt",
            "test (21)/system.txt",
            "test (21)/1_Set up job.txt",
            "test (21)/2_Run actionscheckout@v4.txt",
            "test (21)/3_Build and test.txt",
            "test (21)/4_Complete job.txt");
    assertThat(archive.get("1_test (17).txt"))
        .startsWith("\uFEFF2024-03-04T11:10:12.0000000Z Current runner version")
        .contains("Z ##[group]Run mvn -B verify\n")
        .contains("Z [INFO] BUILD SUCCESS\n");
  }

  @Test
  void eachAttemptHasItsOwnArchive() throws IOException {
    assertThat(archive(RUNS + FIRST_RUN + "/attempts/1/logs").get("2_test (21).txt"))
        .contains("BUILD FAILURE")
        .contains("##[error]Process completed with exit code 1.");
    assertThat(archive(RUNS + FIRST_RUN + "/attempts/2/logs").get("2_test (21).txt"))
        .contains("BUILD SUCCESS");
  }

  @Test
  void theLogOfOneJobIsPlainText() throws IOException {
    Caller.Reply found = get(JOBS + (FIRST_RUN * 1000 + 100) + "/logs");
    Caller.Reply log = get(found.header("Location"));

    assertThat(found.status()).isEqualTo(302);
    assertThat(found.bytes()).isEmpty();
    assertThat(log.header("Content-Type")).startsWith("text/plain");
    assertThat(log.text()).contains("Z Complete job name: build\n");
  }

  @Test
  void theStorageRefusesTokens() throws IOException {
    String url = get(RUNS + FIRST_RUN + "/logs").header("Location");

    assertThat(url).doesNotStartWith(forge().apiUrl());
    assertThat(Caller.with(SampleWorld.TOKEN, forge()).get(url).status()).isEqualTo(400);
    assertThat(get(url).status()).isEqualTo(200);
  }

  @Test
  void signedUrlsExpire() throws IOException {
    String url = get(RUNS + FIRST_RUN + "/logs").header("Location");
    clock.advance(Duration.ofSeconds(61));

    assertThat(get(url).status()).isEqualTo(403);
    assertThat(get(url.replace("sig=", "sig=0")).status()).isEqualTo(403);
  }

  @Test
  void logsAreExpiredForbiddenOrNotThere() throws IOException {
    long expired = runWith(RunLogs.State.EXPIRED).id();
    WorkflowRun forbidden = runWith(RunLogs.State.FORBIDDEN);
    WorkflowRun running =
        sample().world().runs().stream()
            .filter(run -> run.outcome().status().equals("in_progress"))
            .findFirst()
            .orElseThrow();

    assertThat(get(RUNS + expired + "/logs").status()).isEqualTo(410);
    assertThat(get(JOBS + (expired * 1000 + 100) + "/logs").status()).isEqualTo(410);
    assertThat(
            get("/repositories/"
                    + forbidden.repositoryId()
                    + "/actions/runs/"
                    + forbidden.id()
                    + "/logs")
                .status())
        .isEqualTo(403);
    assertThat(get(RUNS + running.id() + "/logs").status()).isEqualTo(404);
    assertThat(get(JOBS + "1/logs").status()).isEqualTo(404);
  }

  @Test
  void aLogThatIsNotArchivedCanBeHadByItself() throws IOException {
    RunLogs logs =
        sample().world().github().runLogs().stream()
            .filter(it -> !it.notArchived().isEmpty())
            .findFirst()
            .orElseThrow();

    assertThat(archive("/repositories/7003/actions/runs/" + logs.runId() + "/logs").keySet())
        .contains("0_lint.txt")
        .doesNotContain("1_pytest.txt");
    long job = logs.notArchived().get(0);
    String url = get("/repositories/7003/actions/jobs/" + job + "/logs").header("Location");
    assertThat(get(url).text()).contains("test session starts");
  }

  @Test
  void oneJobPrintsSecrets() {
    List<String> texts =
        sample().world().github().jobLogs().stream()
            .flatMap(log -> log.sections().stream())
            .map(section -> section.text())
            .filter(text -> text.contains("AKIA"))
            .toList();

    assertThat(texts).hasSize(1).first().asString().containsPattern("ghp_[0-9A-Za-z]{36}\n");
  }

  @Test
  void downloadsAreCountedApart() throws IOException {
    archive(RUNS + FIRST_RUN + "/logs");

    assertThat(forge().requestCounts())
        .containsExactly(Map.entry("GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs", 1));
    assertThat(forge().totalRequests()).isEqualTo(1);
    assertThat(forge().targetCounts())
        .containsExactly(Map.entry("GET " + RUNS + FIRST_RUN + "/logs", 1));
    assertThat(forge().downloadCounts())
        .containsExactly(Map.entry("GET /runs/{run_id}/{attempt}/logs.zip", 1));
    assertThat(get("/_forge/counts").json().get("total").asInt()).isEqualTo(1);
  }
}
