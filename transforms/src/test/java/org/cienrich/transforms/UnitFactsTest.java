package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.junit.jupiter.api.Test;

class UnitFactsTest {
  private static final Instant NOON = Instant.parse("2024-03-15T12:00:00Z");

  @Test
  void aRepositoryThatIsGoneOnThisWorkerIsMissedByThoseWhoAskForItOnly() {
    BuildWork asking = build("1");
    BuildWork content = build("2");
    WorkUnit unit =
        new WorkUnit(
            new RepositoryInfo("7", "o/n", "main", false, null),
            0,
            "rules",
            List.of(asking, content));
    try (UnitFacts facts =
        new UnitFacts(
            new DetailedUnit(unit, List.of()),
            new Down(),
            new FakeWorld("unit").providers().forge())) {
      assertThat(facts.gitMissing(asking)).isNull();

      assertThat(facts.of(asking).find(Resources.SNAPSHOT))
          .isEqualTo(Outcome.missing(MissingReason.TIMEOUT));

      assertThat(facts.gitMissing(asking)).isEqualTo(MissingReason.TIMEOUT);
      assertThat(facts.gitMissing(content)).isNull();
    }
  }

  private static BuildWork build(String id) {
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", "7", "o/n", id, 1),
            new RunTrigger(
                1L, "push", "main", "c".repeat(40), NOON, NOON, List.of(), null, null, null, null),
            new RunResult("completed", "success", NOON, "jobs"));
    return new BuildWork(
        run, 0, null, 0, 0, "c".repeat(40), CommitResolution.EXACT, null, null, null);
  }

  private record Down() implements Repositories {
    @Override
    public RepositoryView open(RepositoryInfo repository, Set<String> shas, Set<Long> pulls)
        throws RepositoryUnavailableException {
      throw new RepositoryUnavailableException(MissingReason.TIMEOUT, "Down", null);
    }
  }
}
