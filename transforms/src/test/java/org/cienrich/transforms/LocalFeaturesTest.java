package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.Category.WORKFLOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Parameter;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Parameters;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryView;
import org.junit.jupiter.api.Test;

class LocalFeaturesTest {
  private static final Instant NOON = Instant.parse("2024-03-15T12:00:00Z");
  private static final Parameter<Long> DAYS = Parameters.LOOKBACK_DAYS;

  private final RememberingCache cache = new RememberingCache();
  private final List<String> computed = new ArrayList<>();
  private Outcome<Long> answer = Outcome.present(5L);

  private String message = "as told";
  private String conclusion = "success";
  private String previousBuild = "1";
  private int previousRank = 3;
  private String rules = "rules 1";
  private long bytes = 10;
  private long days = 30;
  private int revision = 1;

  @Test
  void whatWasComputedIsTakenFromTheCache() {
    assertThat(compute().wasKept()).isFalse();
    LocalFeatures.Result again = compute();
    assertThat(again.wasKept()).isTrue();
    assertThat(again.cells().get(days(1))).isEqualTo(Outcome.present(35L));
    assertThat(computed).hasSize(1);
  }

  @Test
  void placesAndMessagesDoNotMatter() {
    compute();
    previousRank = 77;
    message = "in other words";
    assertThat(compute().wasKept()).isTrue();
  }

  @Test
  void everyInputMatters() {
    compute();
    conclusion = "failure";
    assertThat(compute().wasKept()).isFalse();
    previousBuild = "2";
    assertThat(compute().wasKept()).isFalse();
    rules = "rules 2";
    assertThat(compute().wasKept()).isFalse();
    bytes = 11;
    assertThat(compute().wasKept()).isFalse();
    days = 31;
    assertThat(compute().wasKept()).isFalse();
    revision = 2;
    assertThat(compute().wasKept()).isFalse();
    assertThat(compute().wasKept()).isTrue();
    assertThat(cache.size()).isEqualTo(7);
  }

  @Test
  void whatMayChangeIsNotKept() {
    for (MissingReason reason :
        List.of(MissingReason.UNAVAILABLE, MissingReason.TIMEOUT, MissingReason.INPUT_MISSING)) {
      answer = Outcome.missing(reason);
      compute();
      assertThat(compute().wasKept()).as(reason.name()).isFalse();
    }
    answer = null;
    compute();
    assertThat(compute().wasKept()).isFalse();
    answer = Outcome.missing(MissingReason.EXPIRED);
    compute();
    assertThat(compute().wasKept()).isTrue();
  }

  @Test
  void gitIsNotOpenedForWhatIsKept() {
    compute();
    assertThat(compute().cells().get(days(1))).isEqualTo(Outcome.present(35L));
  }

  private Feature<Long> days(int ofRevision) {
    return feature == null || feature.revision() != ofRevision ? make(ofRevision) : feature;
  }

  private Feature<Long> feature;

  private Feature<Long> make(int ofRevision) {
    feature =
        Feature.integer("days")
            .describedAs("A number.")
            .category(WORKFLOW)
            .revision(ofRevision)
            .from(Resources.LINEAGE, Resources.RUN_RESULT, DAYS)
            .resolvedBy(
                (lineage, result, number) -> {
                  computed.add(String.valueOf(result.conclusion()));
                  return answer.map(more -> number + more);
                });
    return feature;
  }

  private LocalFeatures.Result compute() {
    BuildWork build = build();
    WorkUnit unit =
        new WorkUnit(new RepositoryInfo("7", "o/n", "main", false, null), 0, rules, List.of(build));
    CiJob job = new CiJob("9", "test", "completed", "success", NOON, NOON, NOON, "runner");
    BuildDetails details =
        new BuildDetails(
            build.run().id().key(),
            List.of(job),
            new RunAttempts(List.of(RunAttempt.of(build.run()))),
            new BuildLogs(List.of(new JobLog("9", null, message, bytes, null))),
            null);
    UnitFacts facts =
        new UnitFacts(
            new DetailedUnit(unit, List.of(details)),
            new Closed(),
            new FakeWorld("local").providers().forge());
    return new LocalFeatures(List.of(days(revision)))
        .of(
            build,
            unit,
            facts,
            new ParameterValues(Map.of(DAYS.name(), days)),
            cache,
            (failed, failure) -> {});
  }

  private BuildWork build() {
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", "7", "o/n", "2", 1),
            new RunTrigger(
                1L,
                "push",
                "main",
                "c".repeat(40),
                NOON,
                NOON,
                List.of(),
                "ann",
                "User",
                "ci",
                null),
            new RunResult("completed", conclusion, NOON.plusSeconds(60), "jobs"));
    return new BuildWork(
        run,
        5,
        null,
        2,
        0,
        "c".repeat(40),
        CommitResolution.EXACT,
        null,
        new Lineage(
            List.of("c".repeat(40)),
            Lineage.End.BUILD_FOUND,
            "d".repeat(40),
            previousRank,
            previousBuild,
            NOON),
        null);
  }

  /** Repositories that nobody should open. */
  private record Closed() implements Repositories {
    @Override
    public RepositoryView open(RepositoryInfo repository, Set<String> shas, Set<Long> pulls) {
      throw new AssertionError("Opened");
    }
  }
}
