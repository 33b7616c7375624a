package org.cienrich.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;
import static org.cienrich.features.git.AuthorFeatures.GIT_TRIGGER_AUTHOR;
import static org.cienrich.features.testing.Facts.ANN;
import static org.cienrich.features.testing.Facts.BOB;
import static org.cienrich.features.testing.Facts.TRIGGERED;
import static org.cienrich.features.testing.Facts.attempts;
import static org.cienrich.features.testing.Facts.build;
import static org.cienrich.features.testing.Facts.built;
import static org.cienrich.features.testing.Facts.change;
import static org.cienrich.features.testing.Facts.completed;
import static org.cienrich.features.testing.Facts.event;
import static org.cienrich.features.testing.Facts.found;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.modified;
import static org.cienrich.features.testing.PullRequestStory.opened;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Link;
import org.cienrich.features.Outcome;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.ci.DiscussionFeatures;
import org.cienrich.features.facts.BuildJobs;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.facts.Team;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.testing.Aftermath;
import org.cienrich.features.testing.BuildsInMemory;
import org.cienrich.features.testing.Compute;
import org.cienrich.features.testing.LinearHistory;
import org.cienrich.features.testing.PullRequestStory;
import org.junit.jupiter.api.Test;

/** What happens after the trigger changes nothing that is said to be known at the trigger. */
class LeakageTest {
  private static final Instant EARLIER = TRIGGERED.minusSeconds(60);

  @Test
  void whatHappensAfterTheTriggerChangesNoColumnKnownAtTheTrigger() {
    Compute before = row();
    Compute passed =
        row()
            .with(Resources.RUN_RESULT, completed("success", TRIGGERED.plusSeconds(60)))
            .with(Resources.ATTEMPTS, attempts("success"))
            .with(Resources.JOBS, jobs("1"))
            .with(Resources.LOGS, new BuildLogs(List.of(JobLog.stored("1", 9))))
            .with(Resources.REPOSITORY, repository("Java"));
    Compute failed =
        row()
            .with(Resources.RUN_RESULT, completed("failure", TRIGGERED.plusSeconds(600)))
            .with(Resources.ATTEMPTS, attempts("failure", "success"))
            .with(Resources.JOBS, jobs("1", "2"))
            .with(Resources.LOGS, new BuildLogs(List.of()))
            .with(Resources.REPOSITORY, repository("Go"))
            .with(Resources.TRIVY_VULNERABILITIES, vulnerabilities());
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

  /** What a database says that knows a vulnerability of each severity. */
  private static ScanMetrics vulnerabilities() {
    Map<String, String> values = new HashMap<>();
    for (String severity : List.of("critical", "high", "medium", "low", "unknown", "total")) {
      values.put("vuln_" + severity, "1");
      values.put("has_" + severity, "true");
    }
    values.put("top_vulnerable_packages", "[]");
    values.put("db_updated_at", "2026-01-01T00:00:00Z");
    return ScanMetrics.of(values);
  }

  @Test
  void whatIsSaidAndMergedAfterTheTriggerChangesNoColumn() {
    Compute before = row();
    for (Feature<?> feature : Catalog.ALL.features()) {
      if (FeaturePlan.of(List.of(feature)).sources().contains(ResourceSource.GITHUB_API)) {
        assertThat(before.outcome(feature).toOptional()).as(feature.name()).isPresent();
      }
    }
    for (int seed = 0; seed < 20; seed++) {
      Compute after = row(new Random(seed));
      for (Feature<?> feature : Catalog.ALL.features()) {
        assertThat(after.outcome(feature))
            .as("%s with seed %s", feature.name(), seed)
            .isEqualTo(before.outcome(feature));
      }
    }
  }

  @Test
  void whatCannotBeUndoneIsMissingRatherThanThatOfToday() {
    PullRequest edited = discussion().bodyEdited(TRIGGERED.plusSeconds(1)).atTrigger();
    List<String> changed =
        Catalog.ALL.features().stream()
            .filter(
                feature ->
                    !row()
                        .with(Resources.PULL_REQUEST, edited)
                        .outcome(feature)
                        .equals(row().outcome(feature)))
            .<String>map(Feature::name)
            .toList();
    assertThat(changed).containsExactly("gh_description_complexity");
    assertThat(
            row()
                .with(Resources.PULL_REQUEST, edited)
                .outcome(DiscussionFeatures.GH_DESCRIPTION_COMPLEXITY))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  private static BuildJobs jobs(String... ids) {
    return new BuildJobs(
        Arrays.stream(ids)
            .map(id -> new CiJob(id, null, "completed", "success", null, null, null, null))
            .toList());
  }

  private static RepositoryInfo repository(String language) {
    return new RepositoryInfo("17", "octo/cat", "main", false, language);
  }

  /** A build of a pull request after which nothing more happens to anything. */
  private static Compute row() {
    return row(discussion(), team(), new CommitComments(Map.of("head", List.of(EARLIER))));
  }

  /** The same build, after which something happens. */
  private static Compute row(Random chance) {
    Aftermath aftermath = new Aftermath(chance);
    return row(
        aftermath.of(discussion()), aftermath.of(team()), aftermath.of("head", List.of(EARLIER)));
  }

  private static PullRequestStory discussion() {
    return opened(TRIGGERED.minusSeconds(3600), "First title", "Body")
        .renamed(EARLIER, "Title")
        .labelled(EARLIER, "kind/bug")
        .commented(EARLIER)
        .commentedOnALine(EARLIER)
        .reviewed(EARLIER, "bob", "APPROVED");
  }

  private static TeamActivity team() {
    return new TeamActivity(
        TRIGGERED.minus(Team.WINDOW),
        List.of(
            new Contribution(EARLIER, Kind.DIRECT_COMMIT, "ann", ANN),
            new Contribution(EARLIER, Kind.MERGE, "bob", null)));
  }

  private static Compute row(
      PullRequestStory discussion, TeamActivity team, CommitComments commitComments) {
    CommitChange head = change("head", ANN, modified("src/A.java", 3, 1));
    return new Compute()
        .with(Resources.BUILD, build("42"))
        .with(Resources.RUN_TRIGGER, event("pull_request"))
        .with(Resources.PULL_REQUEST, discussion.atTrigger())
        .with(Resources.CORE_TEAM, Team.asOf(TRIGGERED, team))
        .with(Resources.COMMIT_COMMENTS, commitComments.asOf(TRIGGERED))
        .with(Resources.LINEAGE, found("first", "41", "head"))
        .with(Resources.BUILT_CHANGES, built(head))
        .with(Resources.TRIGGER_CHANGE, head)
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
        .withSame(GIT_TRIGGER_AUTHOR, BuildsInMemory.byTime().completed(TR_STATUS, "failed"));
  }
}
