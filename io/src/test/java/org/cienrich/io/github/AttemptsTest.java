package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;
import static org.cienrich.io.github.ScriptedRuns.START;

import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunQuery;
import org.cienrich.io.github.ScriptedRuns.Run;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Run ONCE = new Run(5, START, "completed", 1, 1);
  private static final Run THRICE = new Run(7, START, "completed", 3, 1);
  private static final Run FIRST_GONE = new Run(9, START, "completed", 3, 2);

  private final ScriptedRuns runs = new ScriptedRuns().add(ONCE).add(THRICE).add(FIRST_GONE);

  private static List<RunAnswer> ask(
      ScriptedServer server, Attempts attempts, boolean withAttempts, String... ids) {
    return Hasty.client(server.address())
        .findRuns(new RunQuery(REPOSITORY, List.of(ids), attempts, withAttempts));
  }

  private static FoundRun found(RunAnswer answer) {
    assertThat(answer.run()).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<FoundRun>) answer.run()).value();
  }

  private static List<String> attempts(ScriptedServer server) {
    return server.targets().stream().filter(target -> target.contains("/attempts/")).toList();
  }

  @Test
  void theLastAttemptNeedsNoOther() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      FoundRun run = found(ask(server, Attempts.LAST, false, "7").get(0));
      assertThat(run.run().id().attempt()).isEqualTo(3);
      assertThat(run.isLast()).isTrue();
      assertThat(run.attempts()).isNull();
      assertThat(run.jobs()).extracting(CiJob::id).containsExactly("703");
      assertThat(run.run().trigger().triggeredAt()).isEqualTo(START.plusSeconds(7200));
      assertThat(run.run().completedAt()).isEqualTo(ScriptedRuns.completion(THRICE, 3));
      assertThat(attempts(server)).hasSize(1);
    }
  }

  @Test
  void theFirstAttemptIsTriggeredWhenTheRunIsCreated() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, Attempts.FIRST, false, "7");
      FoundRun run = found(answers.get(0));
      assertThat(run.run().id().attempt()).isEqualTo(1);
      assertThat(run.isLast()).isFalse();
      assertThat(run.jobs()).extracting(CiJob::id).containsExactly("701");
      assertThat(run.run().trigger().triggeredAt()).isEqualTo(START);
      assertThat(answers).hasSize(2);
      assertThat(found(answers.get(1)).isLast()).isTrue();
      assertThat(attempts(server))
          .containsExactly(
              "/repos/o/n/actions/runs/7/attempts/1",
              "/repos/o/n/actions/runs/7/attempts/1/jobs?per_page=100&page=1",
              "/repos/o/n/actions/runs/7/attempts/3/jobs?per_page=100&page=1");
    }
  }

  @Test
  void allAttemptsAreRowsTheFirstOneFirst() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, Attempts.ALL, true, "7", "5");
      assertThat(answers).extracting(RunAnswer::buildId).containsExactly("7", "7", "7", "5");
      assertThat(answers.subList(0, 3))
          .extracting(answer -> found(answer).run().id().attempt())
          .containsExactly(1, 2, 3);
      assertThat(answers)
          .extracting(answer -> found(answer).isLast())
          .containsExactly(false, false, true, true);
      for (RunAnswer answer : answers) {
        FoundRun run = found(answer);
        assertThat(run.attempts()).isNotNull();
        assertThat(run.attempts().attempts()).contains(RunAttempt.of(run.run()));
      }
    }
  }

  @Test
  void attemptsThatAreNoRowsCompleteWhenLastUpdated() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      FoundRun run = found(ask(server, Attempts.LAST, true, "7").get(0));
      assertThat(run.attempts()).isNotNull();
      assertThat(run.attempts().attempts())
          .extracting(attempt -> attempt.result().completedAtSource())
          .containsExactly("updated_at", "updated_at", "jobs");
      assertThat(run.attempts().first().startedAt()).isEqualTo(START);
      assertThat(attempts(server)).hasSize(3);
    }
  }

  @Test
  void aRunThatWasNeverStartedAgainHasOneAttemptWithoutAsking() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      FoundRun run = found(ask(server, Attempts.ALL, true, "5").get(0));
      assertThat(run.attempts()).isNotNull();
      assertThat(run.attempts().attempts()).containsExactly(RunAttempt.of(run.run()));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void attemptsThatAreGoneAreLeftOut() {
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, Attempts.ALL, true, "9");
      assertThat(answers)
          .extracting(answer -> found(answer).run().id().attempt())
          .containsExactly(2, 3);
      assertThat(found(answers.get(0)).attempts()).isNotNull();
      assertThat(found(answers.get(0)).attempts().attempts())
          .extracting(RunAttempt::attempt)
          .containsExactly(2, 3);
      assertThat(ask(server, Attempts.FIRST, true, "9").get(0).run())
          .isEqualTo(
              new Lookup.NotFound<>(
                  MissingReason.NOT_FOUND,
                  "GitHub knows no attempt 1 of run 9 in o/n, or does not show it (404)"));
    }
  }

  @Test
  void anAttemptThatCannotBeHadFailsTheRunOnly() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().endsWith("/7/attempts/2")
                    ? ScriptedReply.of(500, "")
                    : runs.replyTo(request))) {
      List<RunAnswer> answers = ask(server, Attempts.ALL, false, "7", "5");
      assertThat(answers).extracting(RunAnswer::buildId).containsExactly("7", "5");
      assertThat(answers.get(0).run()).isInstanceOf(Lookup.Failed.class);
      assertThat(answers.get(1).run()).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void anUnreasonableNumberOfAttemptsFails() {
    runs.add(new Run(8, START, "completed", 2_000_000, 1));
    try (ScriptedServer server = new ScriptedServer(runs)) {
      assertThat(ask(server, Attempts.ALL, false, "8").get(0).run())
          .isEqualTo(new Lookup.Failed<>(MissingReason.TOO_LARGE, "Run 8 has 2000000 attempts"));
    }
  }

  @Test
  void theJobsOfARunUnderWayAreNotAskedFor() {
    runs.add(new Run(8, START, "in_progress", 2, 1));
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = ask(server, Attempts.ALL, false, "8");
      assertThat(answers.get(1).run().map(run -> run.run().completedAt() == null))
          .isEqualTo(new Lookup.Found<>(true));
      assertThat(found(answers.get(0)).jobs()).hasSize(1);
      assertThat(found(answers.get(1)).jobs()).isEmpty();
    }
  }
}
