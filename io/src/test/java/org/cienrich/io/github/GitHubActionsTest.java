package org.cienrich.io.github;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.faults.RandomFaults;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the sample world. */
class GitHubActionsTest {
  @TempDir static Path folder;
  private static SampleWorld sample = new SampleWorld(Path.of(""), emptyWorld());

  @BeforeAll
  static void createTheWorld() throws IOException {
    sample = SampleWorld.create(folder.resolve("sample"));
  }

  private static World emptyWorld() {
    return new World(List.of(), List.of(), List.of(), List.of());
  }

  private static World world() {
    return sample.world();
  }

  private static RepositoryInfo find(GitHubForge client, String name) {
    return found(client.findRepository(name));
  }

  private static <T> T found(Lookup<T> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<T>) lookup).value();
  }

  private static void assertNotFound(Lookup<?> lookup, MissingReason reason, String words) {
    assertThat(lookup)
        .isInstanceOfSatisfying(
            Lookup.NotFound.class,
            missing -> {
              assertThat(missing.reason()).isEqualTo(reason);
              assertThat(missing.message()).contains(words);
            });
  }

  @Test
  void findsEveryRunOfTheWorldByItsLastAttempt() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions client = Hasty.client(forge.apiUrl(), SampleWorld.TOKEN);
      for (Repository repository : world().repositories()) {
        RepositoryInfo info =
            find(Hasty.forge(forge.apiUrl(), SampleWorld.TOKEN), repository.fullName());
        assertThat(info)
            .isEqualTo(
                new RepositoryInfo(
                    Long.toString(repository.id()),
                    repository.fullName(),
                    repository.defaultBranch(),
                    repository.isPrivate(),
                    repository.language()));
        List<String> ids = texts(idsOf(repository));
        List<RunAnswer> answers = client.findRuns(info, ids);
        assertThat(answers.stream().map(RunAnswer::buildId).distinct())
            .containsExactlyElementsOf(ids);
        assertThat(answers).hasSameSizeAs(world().runsOf(repository));
        for (RunAnswer answer : answers) {
          CiRun run = found(answer.run()).run();
          assertIsTold(run, repository, told(run));
        }
      }
    }
  }

  private static List<Long> idsOf(Repository repository) {
    return world().runsOf(repository).stream().map(WorkflowRun::id).distinct().toList();
  }

  private static List<String> texts(List<Long> ids) {
    return ids.stream().map(id -> Long.toString(id)).toList();
  }

  private static WorkflowRun told(CiRun run) {
    return world().runs().stream()
        .filter(it -> Long.toString(it.id()).equals(run.id().buildId()))
        .filter(it -> it.attempt() == run.id().attempt())
        .findFirst()
        .orElseThrow();
  }

  private static void assertIsTold(CiRun run, Repository repository, WorkflowRun told) {
    assertThat(run.id().key())
        .isEqualTo("github_actions/" + repository.id() + "/" + told.id() + "/" + told.attempt());
    assertThat(run.id().repo()).isEqualTo(repository.fullName());
    assertThat(run.trigger().number()).isEqualTo(told.number());
    assertThat(run.trigger().event()).isEqualTo(told.trigger().event());
    assertThat(run.trigger().branch()).isEqualTo(told.head().branch());
    assertThat(run.trigger().commitSha()).isEqualTo(told.head().sha());
    assertThat(run.trigger().workflow()).isEqualTo(told.workflow().name());
    Account actor = Objects.requireNonNull(told.trigger().triggeringActor());
    assertThat(run.trigger().actor()).isEqualTo(actor.login());
    assertThat(run.trigger().actorType()).isEqualTo(actor.type());
    assertThat(run.trigger().pullRequests())
        .containsExactlyElementsOf(
            told.trigger().pullRequests().stream()
                .filter(pull -> pull.base().repositoryId() == repository.id())
                .map(WorkflowRun.PullRequest::number)
                .toList());
    Instant triggeredAt =
        told.attempt() == 1 ? told.times().createdAt() : told.times().runStartedAt();
    assertThat(run.trigger().triggeredAt()).isEqualTo(triggeredAt);
    assertThat(run.trigger().startedAt()).isEqualTo(told.times().runStartedAt());
    assertThat(run.result()).isEqualTo(result(told));
  }

  private static RunResult result(WorkflowRun told) {
    String status = told.outcome().status();
    if (!status.equals("completed")) {
      return new RunResult(status, null, null, null);
    }
    return world().jobs().stream()
        .filter(job -> job.runId() == told.id() && job.runAttempt() == told.attempt())
        .map(Job::completedAt)
        .filter(Objects::nonNull)
        .max(naturalOrder())
        .map(latest -> new RunResult(status, told.outcome().conclusion(), latest, "jobs"))
        .orElse(
            new RunResult(
                status, told.outcome().conclusion(), told.times().updatedAt(), "updated_at"));
  }

  @Test
  void asksTwicePerCompletedAttemptAndOncePerOther() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions client = Hasty.client(forge.apiUrl(), SampleWorld.TOKEN);
      for (Repository repository : world().repositories()) {
        RepositoryInfo info =
            find(Hasty.forge(forge.apiUrl(), SampleWorld.TOKEN), repository.fullName());
        for (long id : idsOf(repository)) {
          Hasty.findRun(client, info, Long.toString(id));
        }
      }
      assertThat(requests(forge))
          .isEqualTo(
              world().repositories().size()
                  + world().runs().size()
                  + world().runs().stream()
                      .filter(run -> run.outcome().status().equals("completed"))
                      .count());
    }
  }

  @Test
  void asksOncePerBuildOfADenseBatchTwicePerEarlierAttemptAndHardlyMore() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions client = Hasty.client(forge.apiUrl(), SampleWorld.TOKEN);
      RepositoryInfo info = find(Hasty.forge(forge.apiUrl()), SampleWorld.RENAMED_REPOSITORY);
      List<String> ids = texts(idsOf(world().repository(info.name()).orElseThrow()));
      int attempts = client.findRuns(info, ids).size();
      assertThat(requests(forge)).isLessThanOrEqualTo(attempts + (attempts - ids.size()) + 2);
    }
  }

  @Test
  void listsEveryRunOfTheWorld() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions client = Hasty.client(forge.apiUrl(), SampleWorld.TOKEN);
      for (Repository repository : world().repositories()) {
        RepositoryInfo info =
            find(Hasty.forge(forge.apiUrl(), SampleWorld.TOKEN), repository.fullName());
        assertThat(found(client.listRuns(info, Instant.parse("2100-01-01T00:00:00Z"))))
            .isSortedAccordingTo(CiRun.BY_START)
            .extracting(GitHubActionsTest::told)
            .containsExactlyInAnyOrderElementsOf(world().runsOf(repository));
      }
    }
  }

  @Test
  void followsARepositoryThatWasRenamed() throws IOException {
    try (Forge forge = sample.serve().start()) {
      assertThat(find(Hasty.forge(forge.apiUrl()), SampleWorld.FORMER_NAME))
          .isEqualTo(find(Hasty.forge(forge.apiUrl()), SampleWorld.RENAMED_REPOSITORY));
      assertThat(
              find(
                      Hasty.forge(forge.apiUrl()),
                      SampleWorld.FORMER_NAME.toUpperCase(java.util.Locale.ROOT))
                  .name())
          .isEqualTo(SampleWorld.RENAMED_REPOSITORY);
    }
  }

  @Test
  void findsRunsUnderAFormerName() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions client = Hasty.client(forge.apiUrl());
      RepositoryInfo now = find(Hasty.forge(forge.apiUrl()), SampleWorld.RENAMED_REPOSITORY);
      RepositoryInfo then =
          new RepositoryInfo(now.key(), SampleWorld.FORMER_NAME, "main", false, null);
      long id = idsOf(world().repository(now.name()).orElseThrow()).get(0);
      assertThat(found(Hasty.findRun(client, then, Long.toString(id))).trigger())
          .isEqualTo(found(Hasty.findRun(client, now, Long.toString(id))).trigger());
    }
  }

  @Test
  void doesNotFindWhatIsMissingOrHidden() throws IOException {
    try (Forge forge = sample.serve().start()) {
      GitHubActions stranger = Hasty.client(forge.apiUrl());
      assertNotFound(
          Hasty.forge(forge.apiUrl()).findRepository(SampleWorld.MISSING_REPOSITORY),
          MissingReason.NOT_FOUND,
          "404");
      assertNotFound(
          Hasty.forge(forge.apiUrl()).findRepository(SampleWorld.PRIVATE_REPOSITORY),
          MissingReason.NOT_FOUND,
          "404");
      RepositoryInfo repository = find(Hasty.forge(forge.apiUrl()), SampleWorld.RENAMED_REPOSITORY);
      assertNotFound(
          Hasty.findRun(stranger, repository, Long.toString(SampleWorld.MISSING_BUILD)),
          MissingReason.NOT_FOUND,
          "run " + SampleWorld.MISSING_BUILD + " in " + SampleWorld.RENAMED_REPOSITORY);
      for (Repository other : world().repositories()) {
        for (long id :
            Long.toString(other.id()).equals(repository.key()) ? List.<Long>of() : idsOf(other)) {
          assertNotFound(
              Hasty.findRun(stranger, repository, Long.toString(id)),
              MissingReason.NOT_FOUND,
              "run");
        }
      }
    }
  }

  @Test
  void failsWhenEveryTokenIsRefused() throws IOException {
    try (Forge forge = sample.serve().tokens(TokenPolicy.KNOWN).start()) {
      assertThat(
              Hasty.forge(forge.apiUrl(), "revoked").findRepository(SampleWorld.RENAMED_REPOSITORY))
          .isInstanceOfSatisfying(
              Lookup.Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(MissingReason.FORBIDDEN);
                assertThat(failed.message()).contains("401").doesNotContain("revoked");
              });
      assertThat(
              find(
                      Hasty.forge(forge.apiUrl(), "revoked", SampleWorld.TOKEN),
                      SampleWorld.PRIVATE_REPOSITORY)
                  .isPrivate())
          .isTrue();
    }
  }

  @Test
  void aServerThatWantsATokenForbids() throws IOException {
    try (Forge forge = sample.serve().tokens(TokenPolicy.REQUIRED).start()) {
      assertNotFound(
          Hasty.forge(forge.apiUrl()).findRepository(SampleWorld.RENAMED_REPOSITORY),
          MissingReason.FORBIDDEN,
          "401");
    }
  }

  @Test
  void faultsChangeNothing() throws IOException {
    List<FoundRun> calm;
    List<FoundRun> stormy;
    int requests;
    try (Forge forge = sample.serve().start()) {
      calm = allRuns(forge.apiUrl());
      requests = requests(forge);
    }
    try (Forge forge = sample.serve().faults(new RandomFaults(7, 0.4, 4)).start()) {
      stormy = allRuns(forge.apiUrl());
      assertThat(requests(forge)).isGreaterThan(requests * 3 / 2);
    }
    assertThat(stormy).isEqualTo(calm);
  }

  private static int requests(Forge forge) {
    return forge.requestCounts().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<FoundRun> allRuns(String apiUrl) {
    GitHubActions client = Hasty.client(apiUrl, SampleWorld.TOKEN);
    return world().repositories().stream()
        .flatMap(
            repository -> {
              RepositoryInfo info =
                  find(Hasty.forge(apiUrl, SampleWorld.TOKEN), repository.fullName());
              return client.findRuns(info, texts(idsOf(repository))).stream()
                  .map(answer -> found(answer.run()));
            })
        .collect(Collectors.toList());
  }
}
