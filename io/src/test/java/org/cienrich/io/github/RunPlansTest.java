package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;
import static org.cienrich.io.github.ScriptedRuns.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.ScriptedServer.Script;
import org.junit.jupiter.api.Test;

/** How many requests it takes to find runs, and that none is lost by taking fewer. */
class RunPlansTest {

  /** What a query took, jobs left out. */
  private record Cost(int pages, int singles) {
    int all() {
      return pages + singles;
    }

    static Cost of(ScriptedServer server) {
      List<String> targets =
          server.targets().stream().filter(target -> !target.contains("/jobs")).toList();
      int pages = (int) targets.stream().filter(target -> target.contains("?")).count();
      return new Cost(pages, targets.size() - pages);
    }
  }

  private static List<RunAnswer> find(ScriptedServer server, List<Long> ids) {
    return Hasty.client(server.address()).findRuns(REPOSITORY, texts(ids));
  }

  private static List<String> texts(List<Long> ids) {
    return ids.stream().map(id -> Long.toString(id)).toList();
  }

  private static Cost findsAll(Script script, List<Long> ids) {
    try (ScriptedServer server = new ScriptedServer(script)) {
      List<RunAnswer> answers = find(server, ids);
      assertThat(answers).extracting(RunAnswer::buildId).containsExactlyElementsOf(texts(ids));
      for (RunAnswer answer : answers) {
        assertThat(answer.run())
            .isInstanceOfSatisfying(
                Lookup.Found.class,
                found -> {
                  FoundRun run = (FoundRun) found.value();
                  assertThat(run.run().id().buildId()).isEqualTo(answer.buildId());
                  assertThat(run.run().result().completedAtSource()).isEqualTo("jobs");
                });
      }
      return Cost.of(server);
    }
  }

  /** So many runs, each with an id 10 greater, one per minute. */
  private static ScriptedRuns evenly(int count) {
    return new ScriptedRuns().addMany(1000, count, 10, START, 60);
  }

  /** Every n-th of those runs, from one on. */
  private static List<Long> every(int n, int from, int until) {
    return LongStream.range(from, until)
        .filter(i -> i % n == 0)
        .map(i -> 1000 + 10 * i)
        .boxed()
        .toList();
  }

  @Test
  void asksForFewRunsSingly() {
    assertThat(findsAll(evenly(1000), every(300, 0, 900))).isEqualTo(new Cost(0, 3));
  }

  @Test
  void onePageShowsAllRunsOfASmallRepository() {
    assertThat(findsAll(evenly(90), every(2, 0, 90))).isEqualTo(new Cost(1, 0));
  }

  @Test
  void listsAllRunsWhereManyAreWanted() {
    assertThat(findsAll(evenly(1000), every(3, 0, 1000))).isEqualTo(new Cost(10, 0));
  }

  @Test
  void stopsListingAtTheOldestWantedRun() {
    Cost cost = findsAll(evenly(1000), every(1, 750, 1000));
    assertThat(cost.singles()).isZero();
    assertThat(cost.pages()).isEqualTo(5);
  }

  @Test
  void listsTheTimeOfDenseRunsInALargeRepository() {
    Cost cost = findsAll(evenly(20_000), every(3, 5000, 5900));
    assertThat(cost.singles()).isEqualTo(2);
    assertThat(cost.pages()).isEqualTo(1 + 9);
  }

  @Test
  void splitsAWindowThatShowsOnlyItsFirstThousandRuns() {
    Cost cost = findsAll(evenly(30_000), every(4, 6000, 10_000));
    assertThat(cost.singles()).isEqualTo(2);
    assertThat(cost.pages()).isBetween(41, 55);
  }

  @Test
  void losesNothingInASecondWithMoreRunsThanASearchShows() {
    ScriptedRuns runs = evenly(8_000);
    runs.addMany(70_001, 1300, 2, START.plusSeconds(6900 * 60), 0);
    List<Long> ids =
        new ArrayList<>(LongStream.range(0, 1000).map(i -> 70_001 + 2 * i).boxed().toList());
    ids.add(0, 69_000L);
    ids.add(73_000L);
    Cost cost = findsAll(runs, ids);
    assertThat(cost.all()).isLessThan(500);
  }

  @Test
  void listsEachOfTwoDenseTimesFarApart() {
    List<Long> ids = new ArrayList<>(every(3, 2000, 2600));
    ids.addAll(every(3, 15_000, 15_600));
    ids.add(1000L + 10 * 9000);
    Cost cost = findsAll(evenly(30_000), ids);
    assertThat(cost.singles()).isBetween(3, 9);
    assertThat(cost.pages()).isBetween(12, 18);
  }

  @Test
  void asksForSparseRunsSinglyWithoutMuchAdo() {
    List<Long> ids = every(100, 0, 20_000);
    Cost cost = findsAll(evenly(20_000), ids);
    assertThat(cost.all()).isLessThanOrEqualTo(ids.size() + 2);
  }

  @Test
  void isFrugalWithRandomSparseRuns() {
    Random random = new Random(5);
    List<Long> ids =
        LongStream.range(0, 40_000)
            .filter(i -> random.nextInt(100) == 0)
            .map(i -> 1000 + 10 * i)
            .boxed()
            .toList();
    assertThat(findsAll(evenly(40_000), ids).all()).isLessThanOrEqualTo(ids.size() + 2);
  }

  @Test
  void findsRunsWhoseIdsAndTimesAreNotInTheSameOrder() {
    ScriptedRuns runs = evenly(20_000);
    runs.add(1000 + 10 * 5003, START.minusSeconds(99));
    findsAll(runs, every(1, 5000, 5100));
  }

  @Test
  void asksSinglyForWhatNoListShowsBeforeItIsNotFound() {
    ScriptedRuns runs = evenly(1000);
    for (long id : every(30, 0, 1000)) {
      runs.remove(id);
    }
    try (ScriptedServer server = new ScriptedServer(runs)) {
      for (RunAnswer answer : find(server, every(3, 0, 1000))) {
        boolean removed = (Long.parseLong(answer.buildId()) - 1000) % 300 == 0;
        assertThat(answer.run()).isInstanceOf(removed ? Lookup.NotFound.class : Lookup.Found.class);
      }
      assertThat(server.targets())
          .containsAll(
              every(30, 0, 1000).stream().map(id -> "/repos/o/n/actions/runs/" + id).toList());
    }
  }

  @Test
  void findsTheTimeOfRunsOfWhichTheFirstAndLastAreGone() {
    ScriptedRuns runs = evenly(20_000).remove(1000 + 50_010).remove(1000 + 58_980);
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = find(server, every(3, 5001, 5900));
      assertThat(answers.stream().filter(answer -> answer.run() instanceof Lookup.NotFound))
          .hasSize(2);
      assertThat(Cost.of(server)).isEqualTo(new Cost(10, 4));
    }
  }

  @Test
  void asksAgainForListedRunsThatAreUnderWay() {
    ScriptedRuns runs = evenly(50);
    runs.add(new ScriptedRuns.Run(1000, START, "in_progress", 1, 1));
    try (ScriptedServer server = new ScriptedServer(runs)) {
      List<RunAnswer> answers = find(server, every(1, 0, 50));
      assertThat(answers.get(0).run().map(found -> found.run().result().status()))
          .isEqualTo(new Lookup.Found<>("in_progress"));
      assertThat(Cost.of(server)).isEqualTo(new Cost(1, 1));
    }
  }

  @Test
  void listedRunsOfAnotherRepositoryAreNotFound() {
    try (ScriptedServer server = new ScriptedServer(evenly(50))) {
      RepositoryInfo other = new RepositoryInfo("12", "o/n", "main", false, null);
      assertThat(Hasty.client(server.address()).findRuns(other, texts(every(1, 0, 50))))
          .hasSize(50)
          .allSatisfy(
              answer ->
                  assertThat(answer.run())
                      .isInstanceOfSatisfying(
                          Lookup.NotFound.class,
                          missing ->
                              assertThat(missing.reason()).isEqualTo(MissingReason.NOT_FOUND)));
    }
  }

  @Test
  void listsThatCannotBeHadAreDoneWithout() {
    ScriptedRuns runs = evenly(300);
    for (int status : List.of(404, 403, 500)) {
      findsAll(
          request ->
              request.target().contains("runs?")
                  ? ScriptedReply.of(status, "{}")
                  : runs.replyTo(request),
          every(3, 0, 300));
    }
  }

  @Test
  void furtherPagesThatCannotBeHadAreDoneWithout() {
    ScriptedRuns runs = evenly(20_000);
    for (List<Long> ids : List.of(every(3, 5000, 5900), every(30, 0, 20_000))) {
      findsAll(
          request ->
              request.target().contains("runs?") && request.target().matches(".*page=[34]")
                  ? ScriptedReply.of(500, "{}")
                  : runs.replyTo(request),
          ids);
    }
  }

  @Test
  void aListedRunThatMakesNoSenseIsAskedForSingly() {
    Cost cost = findsAll(evenly(50).listedWithoutSense(1010), every(1, 0, 50));
    assertThat(cost).isEqualTo(new Cost(1, 1));
  }

  @Test
  void runsNewerThanAnOldFirstPageAreListedByTime() {
    ScriptedRuns old = evenly(1000);
    ScriptedRuns now = evenly(2000);
    Script script =
        request -> (request.target().contains("runs?per_page") ? old : now).replyTo(request);
    assertThat(findsAll(script, every(2, 800, 1800))).isEqualTo(new Cost(1 + 1 + 8, 2 + 2));
  }

  @Test
  void limitsNeverMeanNotFound() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                ScriptedReply.of(403, "{\"message\":\"API rate limit exceeded\"}")
                    .with("X-RateLimit-Remaining", "0")
                    .with("Retry-After", "4000"))) {
      assertThat(find(server, every(100, 0, 1000)))
          .hasSize(10)
          .allSatisfy(answer -> assertThat(answer.run()).isInstanceOf(Lookup.Failed.class));
    }
  }

  @Test
  void theEstimateIsWhatItTakes() {
    record Case(int runs, List<Long> ids) {}
    for (Case c :
        List.of(
            new Case(1000, every(300, 0, 900)),
            new Case(90, every(2, 0, 90)),
            new Case(1000, every(3, 0, 1000)),
            new Case(20_000, every(3, 5000, 5900)),
            new Case(20_000, every(100, 0, 20_000)))) {
      Cost cost = findsAll(evenly(c.runs()), c.ids());
      try (ScriptedServer server = new ScriptedServer(evenly(c.runs()))) {
        RunEstimate plan = Hasty.client(server.address()).estimate(REPOSITORY, texts(c.ids()));
        assertThat(plan.runs()).isEqualTo(cost.all());
        assertThat(plan.jobs()).isEqualTo(c.ids().size());
        assertThat(plan.earliest()).isBefore(plan.latest());
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void meetsItsTargets() {
    assertThat(findsAll(evenly(3000), every(3, 0, 3000)).all() / 1000.0).isLessThan(0.05);
    assertThat(findsAll(evenly(50_000), every(3, 20_000, 23_000)).all() / 1000.0).isLessThan(0.05);
    assertThat(findsAll(evenly(5000), every(100, 0, 5000)).all() / 50.0).isLessThan(1.05);
  }
}
