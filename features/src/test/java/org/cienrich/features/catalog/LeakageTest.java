package org.cienrich.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.build;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.completed;
import static org.cienrich.features.testing.Facts.found;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.Facts.triggered;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.testing.BuildsInMemory;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.junit.jupiter.api.Test;

/** What happens after the trigger changes nothing that is said to be known at the trigger. */
class LeakageTest {
  @Test
  void whatHappensAfterTheTriggerChangesNoColumnKnownAtTheTrigger() {
    Compute before = row();
    Compute passed =
        row()
            .with(Resources.RUN_RESULT, completed("success", TRIGGERED.plusSeconds(60)))
            .with(Resources.REPOSITORY, repository("Java"));
    Compute failed =
        row()
            .with(Resources.RUN_RESULT, completed("failure", TRIGGERED.plusSeconds(600)))
            .with(Resources.REPOSITORY, repository("Go"));
    List<Feature<?>> changed = new ArrayList<>();
    for (Feature<?> feature : Catalog.ALL.features()) {
      Outcome<?> outcome = before.outcome(feature);
      if (!outcome.equals(passed.outcome(feature)) || !outcome.equals(failed.outcome(feature))) {
        changed.add(feature);
      }
    }
    assertThat(changed).isNotEmpty().noneMatch(feature -> feature.knownAt() == KnownAt.TRIGGER);
    assertThat(changed)
        .containsExactlyInAnyOrderElementsOf(
            Catalog.ALL.features().stream()
                .filter(feature -> feature.knownAt() != KnownAt.TRIGGER)
                .<Feature<?>>map(feature -> feature)
                .toList());
  }

  private static RepositoryInfo repository(String language) {
    return new RepositoryInfo("17", "octo/cat", "main", false, language);
  }

  private static Compute row() {
    CommitChange head = change("head", ANN, modified("src/A.java", 3, 1));
    return new Compute()
        .with(Resources.BUILD, build("42"))
        .with(Resources.RUN_TRIGGER, triggered())
        .with(Resources.LINEAGE, found("first", "41", "head"))
        .with(Resources.BUILT_CHANGES, built(head))
        .with(Resources.TRIGGER_CHANGE, head)
        .with(Resources.TRIGGER_FILE_LINES, new FileLines(Map.of("src/A.java", 9L)))
        .with(
            Resources.SNAPSHOT, new Snapshot(Map.of("java", new LanguageTotals(1, 9, 0, 0, 0, 0))))
        .with(Resources.TEST_DELTA, new TestDelta(1, 0))
        .with(
            Resources.COMMIT_HISTORY,
            new LinearHistory()
                .commit("first", BOB, "2024-03-01", "src/A.java")
                .commit("head", ANN, "2024-03-15", "src/A.java"))
        .with(Link.LINEAGE, BuildsInMemory.alongCommits().completed(TR_STATUS, "failed"))
        .with(Link.TIME, BuildsInMemory.byTime().completed(TR_STATUS, "failed"))
        .with(Link.AUTHOR, BuildsInMemory.byTime().completed(TR_STATUS, "failed"));
  }
}
