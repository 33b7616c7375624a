package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.facts.Team;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.junit.jupiter.api.Test;

class ForgeFactsTest {
  private static final Instant NOON = Instant.parse("2024-03-15T12:00:00Z");
  private static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("7", "o/n", "main", false, null);

  private final BuildWork push = build("1", "push", NOON, 0);
  private final BuildWork early = build("2", "pull_request", NOON.plusSeconds(60), 1);
  private final BuildWork late = build("3", "pull_request", NOON.plusSeconds(600), 2);
  private final BuildWork historyOnly = build("4", "pull_request", NOON.plusSeconds(900), -1);
  private final TalkativeForge forge = new TalkativeForge();
  private final ForgeFacts facts =
      new ForgeFacts(
          forge, new WorkUnit(REPOSITORY, 0, null, List.of(push, early, late, historyOnly)));

  private static BuildWork build(String id, String event, Instant triggered, int row) {
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", "7", "o/n", id, 1),
            new RunTrigger(
                1L,
                event,
                "topic",
                "c".repeat(40),
                triggered,
                triggered,
                List.of(5L),
                "ann",
                "User",
                "ci",
                "o/n"),
            new RunResult("completed", "success", triggered.plusSeconds(60), "jobs"));
    return new BuildWork(run, Math.max(row, 0), null, row, 0, null, null, null, null, null);
  }

  @Test
  void everythingIsAskedForOnceAndOnlyWhenNeeded() {
    assertThat(forge.questions).isEmpty();
    for (BuildWork build : List.of(early, late)) {
      facts.find(Resources.PULL_REQUEST, build);
      facts.find(Resources.CORE_TEAM, build);
      facts.find(Resources.COMMIT_COMMENTS, build);
    }

    assertThat(forge.questions)
        .containsExactly(
            "pull requests of 2, 3",
            "team from " + NOON.minus(Duration.ofDays(90)) + " until " + NOON.plusSeconds(600),
            "comments");
  }

  @Test
  void aPushHasNoPullRequestAndNobodyIsAsked() {
    assertThat(facts.find(Resources.PULL_REQUEST, push))
        .isEqualTo(Outcome.missing(MissingReason.NOT_APPLICABLE));
    assertThat(forge.questions).isEmpty();
  }

  @Test
  void aBuildSeesWhatWasThereAtItsTrigger() {
    assertThat(pullRequest(early).issueComments()).isEmpty();
    assertThat(pullRequest(late).issueComments()).containsExactly(NOON.plusSeconds(300));
    assertThat(team(early).members()).containsExactly("ann");
    assertThat(team(late).members()).containsExactlyInAnyOrder("ann", "bo");
    assertThat(facts.find(Resources.COMMIT_COMMENTS, early))
        .isEqualTo(Outcome.present(new CommitComments(Map.of("c", List.of()))));
  }

  @Test
  void whatTheForgeDoesNotGiveIsMissingForItsReason() {
    forge.pullRequest = new Lookup.Failed<>(MissingReason.UNAVAILABLE, "down");
    assertThat(facts.find(Resources.PULL_REQUEST, early))
        .isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
  }

  @Test
  void aPullRequestThatNobodyKnowsIsNotFound() {
    forge.pullRequest = new Lookup.Found<>(Optional.empty());
    assertThat(facts.find(Resources.PULL_REQUEST, early))
        .isEqualTo(Outcome.missing(MissingReason.NOT_FOUND));
  }

  private PullRequest pullRequest(BuildWork build) {
    return (PullRequest)
        facts
            .find(Resources.PULL_REQUEST, build)
            .toOptional()
            .map(Object.class::cast)
            .orElseThrow();
  }

  private Team team(BuildWork build) {
    return (Team)
        facts.find(Resources.CORE_TEAM, build).toOptional().map(Object.class::cast).orElseThrow();
  }

  private static final class TalkativeForge implements CodeForge {
    final List<String> questions = new ArrayList<>();
    Lookup<Optional<PullRequestHistory>> pullRequest =
        new Lookup.Found<>(
            Optional.of(
                new PullRequestHistory(
                    5,
                    NOON,
                    "ann",
                    "Title",
                    Outcome.present(List.of()),
                    "Body",
                    Outcome.present(List.of()),
                    List.of(),
                    Outcome.present(List.of()),
                    List.of(NOON.plusSeconds(300)),
                    List.of(),
                    List.of(),
                    null,
                    null)));

    @Override
    public Lookup<RepositoryInfo> findRepository(String name) {
      return new Lookup.Found<>(REPOSITORY);
    }

    @Override
    public List<Lookup<Optional<PullRequestHistory>>> pullRequests(
        RepositoryInfo repository, List<CiRun> runs) {
      questions.add(
          "pull requests of "
              + String.join(", ", runs.stream().map(run -> run.id().buildId()).toList()));
      return runs.stream().map(run -> pullRequest).toList();
    }

    @Override
    public Lookup<TeamActivity> teamActivity(
        RepositoryInfo repository, Instant from, Instant until) {
      questions.add("team from " + from + " until " + until);
      return new Lookup.Found<>(
          new TeamActivity(
              from,
              List.of(
                  new Contribution(NOON.minusSeconds(60), Kind.DIRECT_COMMIT, "ann", "a@x"),
                  new Contribution(NOON.plusSeconds(120), Kind.MERGE, "bo", null))));
    }

    @Override
    public Lookup<CommitComments> commitComments(RepositoryInfo repository) {
      questions.add("comments");
      return new Lookup.Found<>(new CommitComments(Map.of("c", List.of(NOON.plusSeconds(90)))));
    }
  }
}
