package org.cienrich.io.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;

class ReadingLogsTest {
  private final LogsInMemory store = new LogsInMemory();

  @Test
  void tellsWhatStoredLogsSay() throws IOException {
    store.put(run().id().key(), "1", text("=== 1 failed, 3 passed in 0.12s ===\n"));
    JobLog gone = JobLog.missing("2", MissingReason.EXPIRED, "HTTP 410");

    BuildLogs logs = read(JobLog.stored("1", 36), gone);

    LogFacts facts = logs.jobs().get(0).facts();
    assertThat(facts).isNotNull();
    assertThat(facts.tests()).hasSize(1);
    assertThat(facts.tests().get(0).run()).isEqualTo(4);
    assertThat(logs.jobs().get(0).bytes()).isEqualTo(36);
    assertThat(logs.jobs().get(1)).isEqualTo(gone);
  }

  @Test
  void aStoredLogThatIsGoneIsUnavailable() {
    BuildLogs logs = read(JobLog.stored("1", 36));

    assertThat(logs.missing()).contains(MissingReason.UNAVAILABLE);
  }

  private BuildLogs read(JobLog... fetched) {
    return new ReadingLogs(new Fetched(new BuildLogs(List.of(fetched))), store)
        .fetchLogs(new RepositoryInfo("7", "o/n", "main", false, null), run(), List.of());
  }

  private static CiRun run() {
    Instant then = Instant.parse("2024-03-15T16:30:00Z");
    return new CiRun(
        new BuildIdentity("fetched", "7", "o/n", "5", 1),
        new RunTrigger(
            1L, "push", "main", "c".repeat(40), then, then, List.of(), null, null, null, null),
        new RunResult("completed", "success", then, "jobs"));
  }

  private static InputStream text(String log) {
    return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
  }

  /** Has fetched these logs. */
  private record Fetched(BuildLogs logs) implements CiProvider {
    @Override
    public String name() {
      return "fetched";
    }

    @Override
    public List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds) {
      return List.of();
    }

    @Override
    public Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before) {
      return new Lookup.Found<>(List.of());
    }

    @Override
    public BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs) {
      return logs;
    }
  }
}
