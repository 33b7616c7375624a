package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;
import static org.cienrich.io.github.ScriptedRuns.START;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.github.ScriptedRuns.Run;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.ScriptedServer.Script;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
  private static final Instant LATER = START.plusSeconds(10_000_000);

  private static Lookup<List<CiRun>> list(ScriptedServer server, Instant before) {
    return Hasty.client(server.address()).listRuns(REPOSITORY, before);
  }

  private static List<Long> ids(Lookup<List<CiRun>> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<List<CiRun>>) lookup)
        .value().stream().map(run -> Long.valueOf(run.id().buildId())).toList();
  }

  private static ScriptedRuns evenly(int count) {
    return new ScriptedRuns().addMany(1, count, 1, START, 60);
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void listsAllRunsOldestFirst() {
    try (ScriptedServer server = new ScriptedServer(evenly(1234))) {
      assertThat(ids(list(server, LATER))).isEqualTo(upTo(1234));
      assertThat(server.requests()).hasSize(13);
    }
  }

  @Test
  void leavesOutWhatWasNotCreatedBefore() {
    try (ScriptedServer server = new ScriptedServer(evenly(250))) {
      assertThat(ids(list(server, START.plusSeconds(60 * 100)))).isEqualTo(upTo(100));
    }
  }

  @Test
  void tellsAllAttemptsWithoutJobs() {
    Run thrice = new Run(3, START, "completed", 3, 1);
    Run underWay = new Run(4, START.plusSeconds(99_999), "queued", 1, 1);
    try (ScriptedServer server = new ScriptedServer(new ScriptedRuns().add(thrice).add(underWay))) {
      List<CiRun> runs = ((Lookup.Found<List<CiRun>>) list(server, LATER)).value();
      for (int attempt = 1; attempt <= 3; attempt++) {
        CiRun run = runs.get(attempt - 1);
        assertThat(run.id().attempt()).isEqualTo(attempt);
        assertThat(run.completedAt())
            .isEqualTo(ScriptedRuns.completion(thrice, attempt).plusSeconds(86_400));
        assertThat(run.result().completedAtSource()).isEqualTo("updated_at");
      }
      assertThat(runs.get(3).completedAt()).isNull();
      assertThat(runs.get(3).result().completedAtSource()).isNull();
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aRepositoryWithoutRunsHasNone() {
    try (ScriptedServer server = new ScriptedServer(new ScriptedRuns())) {
      assertThat(ids(list(server, LATER))).isEmpty();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void newRunsMeanwhileRepeatNone() {
    ScriptedRuns runs = evenly(500);
    Script growing =
        request -> {
          ScriptedReply reply = runs.replyTo(request);
          if (request.number() == 1) {
            runs.addMany(501, 30, 1, START.plusSeconds(60 * 500), 60);
          }
          return reply;
        };
    try (ScriptedServer server = new ScriptedServer(growing)) {
      assertThat(ids(list(server, LATER))).isEqualTo(upTo(530));
    }
  }

  @Test
  void runsDeletedMeanwhileHideNone() {
    ScriptedRuns runs = evenly(500);
    Script shrinking =
        request -> {
          ScriptedReply reply = runs.replyTo(request);
          if (request.number() == 1) {
            LongStream.rangeClosed(481, 500).forEach(runs::remove);
          }
          return reply;
        };
    try (ScriptedServer server = new ScriptedServer(shrinking)) {
      assertThat(ids(list(server, LATER))).containsAll(upTo(480));
    }
  }

  @Test
  void searchesForWhatAListThatEndsEarlyDoesNotShow() {
    ScriptedRuns runs = evenly(4000);
    Script ending =
        request ->
            request.target().matches(".*runs\\?per_page=100&page=(1[1-9]|[2-4].)")
                ? ScriptedReply.ok("{\"total_count\":4000,\"workflow_runs\":[]}")
                : runs.replyTo(request);
    try (ScriptedServer server = new ScriptedServer(ending)) {
      assertThat(ids(list(server, LATER))).isEqualTo(upTo(4000));
    }
  }

  @Test
  void nothingIsAHistoryOfWhichAPartCannotBeHad() {
    ScriptedRuns runs = evenly(500);
    Script broken =
        request ->
            request.target().endsWith("page=4") ? ScriptedReply.of(502, "") : runs.replyTo(request);
    try (ScriptedServer server = new ScriptedServer(broken)) {
      assertThat(list(server, LATER)).isInstanceOf(Lookup.Failed.class);
    }
    try (ScriptedServer server = new ScriptedServer(evenly(5).listedWithoutSense(3))) {
      assertThat(list(server, LATER)).isInstanceOf(Lookup.Failed.class);
    }
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, ""))) {
      assertThat(list(server, LATER)).isInstanceOf(Lookup.NotFound.class);
    }
  }
}
