package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors of a repository that a server gives away by the git protocol. */
class RemoteMirrorTest {
  private static final String ABSENT = "0123456789012345678901234567890123456789";

  @TempDir Path directory;
  private GitFixture git;
  private String first;
  private String tip;
  private String ofPullRequest;
  private String hidden;

  @BeforeEach
  void fill() {
    git = GitFixture.in(directory.resolve("remote.git"));
    first = git.commit().file("a.txt", "a\n").onMain();
    tip = git.commit(first).file("a.txt", "a\nb\n").onMain();
    ofPullRequest = git.commit(first).file("p.txt", "p\n").create();
    git.ref("refs/pull/7/head", ofPullRequest);
    hidden = git.commit(first).file("h.txt", "h\n").create();
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void bringsBranchesAndTheWantedPullRequests() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED);
        RepositoryView view =
            repositories(server).open(Facts.REPOSITORY, Set.of(tip), Set.of(7L, 8L))) {
      assertThat(view.mirrorState()).contains(tip);
      assertThat(view.resolve(first).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.GONE);
      assertThat(view.parents(tip)).containsExactly(first);
      assertThat(view.parents(first)).isEmpty();
    }
  }

  @Test
  void findsACommitThatOnlyAnUnnamedPullRequestPointsAt() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED);
        RepositoryView view =
            repositories(server).open(Facts.REPOSITORY, Set.of(ofPullRequest, ABSENT), Set.of())) {
      assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.FETCHED);
      assertThat(view.resolve(ABSENT).resolution()).isEqualTo(CommitResolution.GONE);
    }
  }

  @Test
  void fetchesThePullRequestThatTheForgeNamesForACommit() throws Exception {
    String next = git.commit(ofPullRequest).file("p.txt", "q\n").create();
    git.ref("refs/pull/7/head", next);
    GitBackedSource forge = new GitBackedSource(git.directory()).withPullRequest(7, ofPullRequest);
    try (SmartHttpServer server =
            SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED).strict();
        RepositoryView view =
            repositories(server)
                .withCommitsOf(new SourceOfCommits(forge))
                .open(Facts.REPOSITORY, Set.of(ofPullRequest), Set.of())) {
      assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.PULL_REQUEST);
      assertThat(view.resolve(ofPullRequest).effectiveSha()).isEqualTo(ofPullRequest);
    }
  }

  @Test
  void aSettledMirrorIsNotFetchedAndWhatWasRefusedIsNotAskedForAgain() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      MirrorRepositories repositories = repositories(server);
      repositories.open(Facts.REPOSITORY, Set.of(tip, ABSENT), Set.of()).close();
      int asked = server.requests().size();

      repositories(server)
          .settled(false)
          .open(Facts.REPOSITORY, Set.of(tip, ABSENT), Set.of())
          .close();
      assertThat(server.requests()).hasSize(asked);

      repositories(server)
          .settled(true)
          .open(Facts.REPOSITORY, Set.of(tip, ABSENT), Set.of())
          .close();
      assertThat(server.requests()).hasSizeGreaterThan(asked);
    }
  }

  @Test
  void aSettledMirrorThatLacksSomethingIsFetched() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      repositories(server).open(Facts.REPOSITORY, Set.of(tip), Set.of()).close();
      String later = git.commit(tip).file("a.txt", "later\n").onMain();

      try (RepositoryView view =
          repositories(server).settled(false).open(Facts.REPOSITORY, Set.of(later), Set.of())) {
        assertThat(view.resolve(later).resolution()).isEqualTo(CommitResolution.EXACT);
        assertThat(view.mirrorState()).contains(later);
      }
    }
  }

  @Test
  void asksForCommitsByTheirIds() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY);
        RepositoryView view =
            repositories(server).open(Facts.REPOSITORY, Set.of(hidden, ABSENT, tip), Set.of())) {
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
      assertThat(view.resolve(ABSENT).resolution()).isEqualTo(CommitResolution.GONE);
    }
  }

  @Test
  void aRunThatWasKilledBeforeItCouldTellHowACommitWasFoundChangesNothing() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      repositories(server).open(Facts.REPOSITORY, Set.of(hidden, tip), Set.of()).close();
      forgetHow(hidden);
      try (RepositoryView view =
          repositories(server).open(Facts.REPOSITORY, Set.of(hidden, tip), Set.of())) {
        assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
        assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      }
    }
  }

  /** Leaves the mirror as if the run had been killed when the commit had just come. */
  private void forgetHow(String sha) throws Exception {
    Path mirror = directory.resolve("cache/mirrors").resolve(Facts.REPOSITORY.key() + ".git");
    try (Git cached = Git.open(mirror.toFile())) {
      new CommitsUnderWay(cached.getRepository())
          .begin(CommitResolution.FETCHED, List.of(sha, ABSENT));
    }
    GitProgram.run(mirror, "update-ref", "-d", "refs/wanted/" + sha);
  }

  @Test
  void keepsFetchedCommitsWhenTheRemoteLosesThem() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      repositories(server).open(Facts.REPOSITORY, Set.of(hidden), Set.of()).close();
    }
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED);
        RepositoryView view =
            repositories(server).open(Facts.REPOSITORY, Set.of(hidden), Set.of())) {
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
    }
  }

  @Test
  void asksTheRemoteOncePerRunUnlessACommitIsAbsent() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      MirrorRepositories run = repositories(server);
      run.open(Facts.REPOSITORY, Set.of(tip, ABSENT), Set.of(7L)).close();
      int requests = server.requests().size();

      run.open(Facts.REPOSITORY, Set.of(first, ABSENT), Set.of()).close();
      assertThat(server.requests()).hasSize(requests);

      run.open(Facts.REPOSITORY, Set.of(hidden), Set.of()).close();
      assertThat(server.requests()).hasSizeGreaterThan(requests);
    }
  }

  @Test
  void followsTheRemoteInTheNextRun() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED)) {
      git.ref("refs/heads/old", hidden);
      repositories(server).open(Facts.REPOSITORY, Set.of(hidden), Set.of()).close();
      git.deleteRef("refs/heads/old");
      String rewritten = git.commit(first).file("a.txt", "rewritten\n").onMain();

      try (RepositoryView view =
          repositories(server).open(Facts.REPOSITORY, Set.of(hidden), Set.of())) {
        assertThat(view.mirrorState()).contains(rewritten);
        assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
        assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.GONE);
      }
    }
  }

  @Test
  void usesACompleteMirrorWhenTheRemoteIsDown() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      repositories(server).open(Facts.REPOSITORY, Set.of(tip), Set.of()).close();

      server.failNext(1000, 503);

      try (RepositoryView view =
          repositories(server).open(Facts.REPOSITORY, Set.of(tip), Set.of())) {
        assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      }
      assertThat(failureOf(server, Facts.REPOSITORY, hidden).reason())
          .isEqualTo(MissingReason.UNAVAILABLE);
    }
  }

  @Test
  void triesAgainWhenTheRemoteFailsForAMoment() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      server.failNext(2, 503);

      try (RepositoryView view =
          repositories(server).open(Facts.REPOSITORY, Set.of(tip), Set.of())) {
        assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      }
    }
  }

  @Test
  void tellsWhyARepositoryCannotBeHad() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      RepositoryInfo unknown = new RepositoryInfo("2", "owner/unknown", "main", false, null);
      RepositoryUnavailableException notFound = failureOf(server, unknown, tip);
      assertThat(notFound.reason()).isEqualTo(MissingReason.NOT_FOUND);
      assertThat(notFound).hasMessageContaining("owner/unknown from http://localhost:");

      server.failNext(1, 403);
      assertThat(failureOf(server, Facts.REPOSITORY, tip).reason())
          .isEqualTo(MissingReason.FORBIDDEN);
      server.failNext(1, 401);
      assertThat(failureOf(server, Facts.REPOSITORY, tip).reason())
          .isEqualTo(MissingReason.FORBIDDEN);
      server.failNext(1000, 500);
      assertThat(failureOf(server, Facts.REPOSITORY, tip).reason())
          .isEqualTo(MissingReason.UNAVAILABLE);
    }
  }

  @Test
  void stopsAtItsLimits() throws Exception {
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY)) {
      MirrorLimits fast = limits(Duration.ofNanos(1), 1 << 30);
      MirrorLimits small = limits(Duration.ofMinutes(1), 10);

      assertThat(failureOf(repositories(server).withLimits(small), Facts.REPOSITORY, tip).reason())
          .isEqualTo(MissingReason.TOO_LARGE);
      assertThat(failureOf(repositories(server).withLimits(fast), Facts.REPOSITORY, tip).reason())
          .isEqualTo(MissingReason.TIMEOUT);
    }
  }

  private MirrorRepositories repositories(SmartHttpServer server) {
    return MirrorRepositories.of(directory.resolve("cache"), server.urlTemplate())
        .withLimits(limits(Duration.ofMinutes(1), 1 << 30));
  }

  private static MirrorLimits limits(Duration transfer, long maxBytes) {
    return new MirrorLimits(Duration.ofSeconds(20), transfer, maxBytes, 3, Duration.ZERO);
  }

  private RepositoryUnavailableException failureOf(
      SmartHttpServer server, RepositoryInfo repository, String wanted) {
    return failureOf(repositories(server), repository, wanted);
  }

  private static RepositoryUnavailableException failureOf(
      MirrorRepositories repositories, RepositoryInfo repository, String wanted) {
    RepositoryUnavailableException failure =
        catchThrowableOfType(
            RepositoryUnavailableException.class,
            () -> repositories.open(repository, Set.of(wanted), Set.of()).close());
    assertThat(failure).isNotNull();
    return failure;
  }
}
