package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;
import static org.cienrich.io.github.ScriptedRuns.START;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.github.ScriptedRuns.Run;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Instant LATER = START.plusSeconds(1_000_000);
  private static final Run ONCE = new Run(5, START, "completed", 1, 1);
  private static final Run THRICE = new Run(7, START, "completed", 3, 1);
  private static final Run FIRST_GONE = new Run(9, START, "completed", 3, 2);

  private final ScriptedRuns runs = new ScriptedRuns().add(ONCE).add(THRICE).add(FIRST_GONE);

  private static List<RunAnswer> ask(ScriptedServer server, String... ids) {
    return Hasty.client(server.address()).findRuns(REPOSITORY, List.of(ids));
  }

  private static Lookup<List<CiRun>> list(ScriptedServer server) {
    return Hasty.client(server.address()).listRuns(REPOSITORY, LATER);
  }

  private static FoundRun found(RunAnswer answer) {
    assertThat(answer.run()).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<FoundRun>) answer.run()).value();
  }

  private static List<String> attempts(ScriptedServer server) {
    return server.targets().stream().filter(target -> target.contains("/attempts/")).toList();
  }

  @Test
  void allAttemptsAreToldTheFirstOneFirst() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, "7", "5");
      assertThat(answers).extracting(RunAnswer::buildId).containsExactly("7", "7", "7", "5");
      assertThat(answers.subList(0, 3))
          .extracting(answer -> found(answer).run().id().attempt())
          .containsExactly(1, 2, 3);
      assertThat(answers)
          .extracting(answer -> found(answer).isLast())
          .containsExactly(false, false, true, true);
      for (RunAnswer answer : answers) {
        assertThat(found(answer).attempts().attempts())
            .contains(RunAttempt.of(found(answer).run()));
      }
    }
  }

  @Test
  void eachAttemptIsTriggeredWhenItStartsAndCompletesWithItsOwnJobs() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, "7");
      for (int attempt = 1; attempt <= 3; attempt++) {
        FoundRun run = found(answers.get(attempt - 1));
        assertThat(run.jobs()).extracting(CiJob::id).containsExactly("70" + attempt);
        assertThat(run.run().trigger().triggeredAt())
            .isEqualTo(ScriptedRuns.attemptStart(THRICE, attempt));
        assertThat(run.run().completedAt()).isEqualTo(ScriptedRuns.completion(THRICE, attempt));
        assertThat(run.run().result().completedAtSource()).isEqualTo("jobs");
      }
    }
  }

  @Test
  void anEarlierAttemptTakesTwoRequests() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      ask(server, "7");
      assertThat(attempts(server))
          .containsExactlyInAnyOrder(
              "/repos/o/n/actions/runs/7/attempts/1",
              "/repos/o/n/actions/runs/7/attempts/1/jobs?per_page=100&page=1",
              "/repos/o/n/actions/runs/7/attempts/2",
              "/repos/o/n/actions/runs/7/attempts/2/jobs?per_page=100&page=1",
              "/repos/o/n/actions/runs/7/attempts/3/jobs?per_page=100&page=1");
    }
  }

  @Test
  void aRunThatWasNeverStartedAgainHasOneAttemptWithoutAsking() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      FoundRun run = found(ask(server, "5").get(0));
      assertThat(run.attempts().attempts()).containsExactly(RunAttempt.of(run.run()));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void attemptsThatAreGoneAreLeftOut() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, "9");
      assertThat(answers)
          .extracting(answer -> found(answer).run().id().attempt())
          .containsExactly(2, 3);
      assertThat(found(answers.get(0)).attempts().attempts())
          .extracting(RunAttempt::attempt)
          .containsExactly(2, 3);
    }
  }

  @Test
  void anAttemptThatCannotBeHadFailsTheRunOnly() {
    try (ScriptedServer server = new ScriptedServer(withoutTheSecondAttempt())) {
      List<RunAnswer> answers = ask(server, "7", "5");
      assertThat(answers).extracting(RunAnswer::buildId).containsExactly("7", "5");
      assertThat(answers.get(0).run()).isInstanceOf(Lookup.Failed.class);
      assertThat(answers.get(1).run()).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void anUnreasonableNumberOfAttemptsFails() {
    runs.add(new Run(8, START, "completed", 2_000_000, 1));
    try (ScriptedServer server = new ScriptedServer(runs)) {
      assertThat(ask(server, "8").get(0).run())
          .isEqualTo(new Lookup.Failed<>(MissingReason.TOO_LARGE, "Run 8 has 2000000 attempts"));
    }
  }

  @Test
  void theJobsOfARunUnderWayAreNotAskedFor() {
    runs.add(new Run(8, START, "in_progress", 2, 1));
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, "8");
      assertThat(answers.get(1).run().map(run -> run.run().completedAt() == null))
          .isEqualTo(new Lookup.Found<>(true));
      assertThat(found(answers.get(0)).jobs()).hasSize(1);
      assertThat(found(answers.get(1)).jobs()).isEmpty();
    }
  }

  @Test
  void listedRunsHaveTheirEarlierAttemptsWithoutJobs() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      Lookup<List<CiRun>> listed = list(server);
      assertThat(listed).isInstanceOf(Lookup.Found.class);
      assertThat(((Lookup.Found<List<CiRun>>) listed).value())
          .isSortedAccordingTo(CiRun.BY_START)
          .extracting(run -> run.id().buildId() + "-" + run.id().attempt())
          .containsExactly("5-1", "7-1", "7-2", "9-2", "7-3", "9-3");
      assertThat(attempts(server)).hasSize(4).noneMatch(target -> target.contains("jobs"));
    }
  }

  @Test
  void anAttemptThatCannotBeHadFailsTheList() {
    try (ScriptedServer server = new ScriptedServer(withoutTheSecondAttempt())) {
      assertThat(list(server)).isInstanceOf(Lookup.Failed.class);
    }
  }

  @Test
  void theEstimateTakesTheRunsThatWereSeenForAllOthers() {
    ScriptedRuns many = new ScriptedRuns();
    for (int i = 0; i < 300; i++) {
      many.add(new Run(1000 + i, START.plusSeconds(60L * i), "completed", 2, 1));
    }
    List<String> ids = IntStream.range(1000, 1300).mapToObj(Integer::toString).toList();
    try (ScriptedServer server = new ScriptedServer(many)) {
      RunEstimate estimate = Hasty.client(server.address()).estimate(REPOSITORY, ids);
      assertThat(estimate.runs()).isEqualTo(3 + 300);
      assertThat(estimate.jobs()).isEqualTo(300 + 300);
      assertThat(attempts(server)).isEmpty();
    }
  }

  private ScriptedServer.Script withoutTheSecondAttempt() {
    return request ->
        request.target().endsWith("/7/attempts/2")
            ? ScriptedReply.of(500, "")
            : runs.replyTo(request);
  }
}
