package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.PullRequestsTest.REPOSITORY;
import static org.cienrich.io.github.PullRequestsTest.assertFailed;
import static org.cienrich.io.github.PullRequestsTest.found;
import static org.cienrich.io.github.PullRequestsTest.manyRuns;
import static org.cienrich.io.github.PullRequestsTest.numbers;
import static org.cienrich.io.github.PullRequestsTest.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many are asked for at once, and what becomes of them when GitHub does not answer. */
class PullRequestBatchesTest {
  private final GraphQlWorld world = new GraphQlWorld();

  private List<Lookup<Optional<PullRequestHistory>>> find(CiRun... runs) {
    return find(ItemArchive.NONE, List.of(runs));
  }

  private List<Lookup<Optional<PullRequestHistory>>> find(ItemArchive archive, List<CiRun> runs) {
    return PullRequestsTest.find(world, archive, runs);
  }

  @Test
  void oneThatDoesNotExistLeavesTheOthersAlone() {
    world.pull(7, "2024-01-01T00:00:00Z");

    List<Lookup<Optional<PullRequestHistory>>> answers = find(run(6), run(7), run(1L << 40));

    assertThat(answers.get(0))
        .isEqualTo(
            new Lookup.NotFound<>(
                MissingReason.NOT_FOUND,
                "GitHub, asked for pull request 6, answered: Could not resolve to a PullRequest"
                    + " with the number of 6"));
    assertThat(found(answers.get(1)).number()).isEqualTo(7);
    assertThat(answers.get(2)).isInstanceOf(Lookup.NotFound.class);
  }

  @Test
  void asksTheSameWhateverTheOrderOfRuns() {
    List<CiRun> runs = new ArrayList<>();
    for (int number = 1; number <= 120; number++) {
      world.pull(number, "2024-01-01T00:00:00Z");
      runs.add(run(number));
    }
    find(ItemArchive.NONE, runs);
    List<String> first = world.queries();
    Collections.shuffle(runs, new Random(2));
    find(ItemArchive.NONE, runs);

    assertThat(world.queries().subList(first.size(), world.queries().size())).isEqualTo(first);
  }

  @Test
  void asksForFiftyByOneQueryAndOnceForAllRunsOfOne() {
    List<CiRun> runs = new ArrayList<>();
    for (int number = 1; number <= 51; number++) {
      world.pull(number, "2024-01-01T00:00:00Z");
      runs.add(run(number));
      runs.add(run(number));
    }
    Collections.shuffle(runs, new Random(1));

    assertThat(numbers(find(ItemArchive.NONE, runs)))
        .isEqualTo(runs.stream().map(run -> run.trigger().pullRequests().get(0)).toList());
    assertThat(world.queries()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":null,\"errors\":[{\"message\":\"Something went wrong while executing your query."
            + " This may be the result of a timeout, or it could be a GitHub bug.\"}]}",
        "{\"errors\":[{\"type\":\"MAX_NODE_LIMIT_EXCEEDED\",\"message\":\"m\"}]}",
        "{\"data\":{\"repository\":{\"i0\":null}},\"errors\":[{\"type\":\"RESOURCE_LIMITS_EXCEEDED\","
            + "\"message\":\"Resource limits for this query exceeded.\",\"path\":[\"repository\"]}]}"
      })
  void halvesBatchesThatAreTooMuch(String error) {
    List<CiRun> runs = manyRuns(world, 20);
    world.failWith(
        query ->
            query.split("pullRequest\\(").length - 1 > 5
                ? Optional.of(ScriptedReply.ok(error))
                : Optional.empty());

    assertThat(numbers(find(ItemArchive.NONE, runs))).hasSize(20);
    assertThat(world.queries()).hasSize(7);
  }

  @Test
  void halvesBatchesThatBreakTheServerAndFailsOnlyTheCause() {
    List<CiRun> runs = manyRuns(world, 8);
    world.failWith(
        query ->
            query.contains("(number: 3)")
                ? Optional.of(ScriptedReply.of(502, "<html>"))
                : Optional.empty());

    List<Lookup<Optional<PullRequestHistory>>> answers =
        new ArrayList<>(find(ItemArchive.NONE, runs));

    assertFailed(answers.remove(2), MissingReason.UNAVAILABLE);
    assertThat(numbers(answers)).containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void givesUpOnAServerThatIsDown() {
    List<CiRun> runs = manyRuns(world, 50);
    world.failWith(query -> Optional.of(ScriptedReply.of(500, "")));

    assertThat(find(ItemArchive.NONE, runs))
        .allSatisfy(answer -> assertFailed(answer, MissingReason.UNAVAILABLE));
    assertThat(world.queries()).hasSizeLessThan(12 * Hurried.SETTINGS.maxAttempts());
  }

  @Test
  void aSingleItemThatIsTooMuchFails() {
    List<CiRun> runs = manyRuns(world, 3);
    world.failWith(
        query ->
            query.contains("(number: 2)")
                ? Optional.of(
                    ScriptedReply.ok(
                        "{\"errors\":[{\"type\":\"RESOURCE_LIMITS_EXCEEDED\",\"message\":\"m\"}]}"))
                : Optional.empty());

    List<Lookup<Optional<PullRequestHistory>>> answers = find(ItemArchive.NONE, runs);

    assertThat(found(answers.get(0)).number()).isEqualTo(1);
    assertFailed(answers.get(1), MissingReason.TOO_LARGE);
    assertThat(found(answers.get(2)).number()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "FORBIDDEN, true, FORBIDDEN",
    "INSUFFICIENT_SCOPES, true, FORBIDDEN",
    "NOT_FOUND, true, NOT_FOUND",
    "SOMETHING_ELSE, false, UNAVAILABLE",
  })
  void tellsWhatGitHubSaysOfARepository(String type, boolean isFinal, MissingReason reason) {
    world.failWith(
        query ->
            Optional.of(
                ScriptedReply.ok(
                    "{\"data\":{\"repository\":null},\"errors\":[{\"type\":\""
                        + type
                        + "\",\"path\":[\"repository\"],\"message\":\"why\\nnot\"}]}")));

    String message = "GitHub, asked for pull request 7, answered: why not";
    assertThat(find(run(7)))
        .containsExactly(
            isFinal
                ? new Lookup.NotFound<>(reason, message)
                : new Lookup.Failed<>(reason, message));
  }

  @Test
  void notFoundWithoutAPlaceIsNoAbsence() {
    world.failWith(
        query ->
            Optional.of(
                ScriptedReply.ok(
                    "{\"data\":null,\"errors\":[{\"type\":\"NOT_FOUND\",\"message\":\"m\"}]}")));

    assertFailed(find(run(7)).get(0), MissingReason.UNAVAILABLE);
  }

  @Test
  void waitsUntilTheQuotaIsRenewed() {
    world.pull(7, "2024-01-01T00:00:00Z");
    VirtualClock clock = new VirtualClock();
    ScriptedReply limited =
        ScriptedReply.ok(
                "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\"}]}")
            .with("x-ratelimit-remaining", "0")
            .with("x-ratelimit-reset", Long.toString(Instant.now().getEpochSecond() + 1_000));
    world.failWith(query -> world.queries().size() < 3 ? Optional.of(limited) : Optional.empty());
    try (ScriptedServer server = new ScriptedServer(world)) {
      GitHubForge forge = Hasty.patientForge(server.address(), clock);

      assertThat(found(forge.pullRequests(REPOSITORY, List.of(run(7))).get(0)).number())
          .isEqualTo(7);
    }
    assertThat(world.queries()).hasSize(3);
    assertThat(clock.waited().toSeconds()).isBetween(1_900L, 2_010L);
  }

  @Test
  void aQuotaThatStaysUsedUpIsAFailureAndNoAbsence() {
    world.failWith(
        query ->
            Optional.of(
                ScriptedReply.ok(
                    "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"rate limit\"}]}")));

    assertFailed(find(run(7)).get(0), MissingReason.UNAVAILABLE);
  }

  @Test
  void asksAgainWhenTheAnswerMakesNoSense() {
    world.pull(7, "2024-01-01T00:00:00Z");
    List<String> nonsense =
        List.of(
            "[]",
            "{\"data\":{}}",
            "{\"data\":{\"repository\":{}}}",
            "{\"data\":{\"repository\":{\"i0\":{\"number\":7}}}}");
    world.failWith(
        query ->
            world.queries().size() <= nonsense.size()
                ? Optional.of(ScriptedReply.ok(nonsense.get(world.queries().size() - 1)))
                : Optional.empty());

    assertThat(found(find(run(7)).get(0)).number()).isEqualTo(7);
  }
}
