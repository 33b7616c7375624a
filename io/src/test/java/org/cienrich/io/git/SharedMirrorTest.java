package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.git.SeedState.PackFiles;
import org.cienrich.io.git.SeedState.Part;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.LocalStore;
import org.cienrich.io.store.StoreFiles;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers with caches of their own that give each other mirrors by way of a shared one. */
class SharedMirrorTest {
  /** Stands for the folder of the test in names. */
  private static final String ABSOLUTE = "folder:";

  @TempDir Path directory;
  private GitFixture git;
  private SmartHttpServer server;
  private Path shared;
  private String first;
  private String tip;
  private String ofPullRequest;
  private String hidden;

  @BeforeEach
  void serve() throws IOException {
    shared = directory.resolve("shared");
    git = GitFixture.in(directory.resolve("name"));
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    first = git.commit().file("a.bin".getBytes(UTF_8), noise).onMain();
    tip = git.commit(first).file("b.txt", "b\n").onMain();
    git.ref("refs/tags/v1", first);
    ofPullRequest = git.commit(first).file("p.txt", "p\n").create();
    git.ref("refs/pull/7/head", ofPullRequest);
    hidden = git.commit(first).file("h.txt", "h\n").create();
    server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY);
  }

  @AfterEach
  void close() {
    server.close();
    git.close();
  }

  @Test
  void aColdWorkerTransfersNothingThatAnotherOneHas() throws Exception {
    open("a", Set.of(tip, hidden), Set.of(7L)).close();
    int uploads = server.uploads();

    try (RepositoryView view = open("b", Set.of(tip, hidden), Set.of(7L))) {
      assertThat(view.mirrorState()).contains(tip);
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(tip)).toOptional()).isPresent();
    }
    assertThat(server.uploads()).isEqualTo(uploads);
    assertThat(mirror("b").resolve("config")).content().contains("auto = 0").doesNotContain("url");
  }

  @Test
  void aColdWorkerFetchesOnlyWhatIsNew() throws Exception {
    open("a", Set.of(tip), Set.of()).close();
    String next = git.commit(tip).file("b.txt", "c\n").onMain();
    long bytes = server.bytesOfPacks();

    try (RepositoryView view = open("b", Set.of(next), Set.of())) {
      assertThat(view.mirrorState()).contains(next);
    }
    assertThat(server.bytesOfPacks() - bytes).isBetween(1L, 10_000L);
  }

  @Test
  void whatIsUnchangedIsSharedOnce() throws Exception {
    open("a", Set.of(tip), Set.of()).close();
    List<Path> states = StoreFiles.all(shared, "mirror");
    List<Path> packs = StoreFiles.all(shared, "mirror-pack");

    open("a", Set.of(tip), Set.of()).close();
    open("b", Set.of(tip), Set.of()).close();

    assertThat(states).hasSize(1);
    assertThat(packs).hasSize(2);
    assertThat(StoreFiles.all(shared, "mirror")).isEqualTo(states);
    assertThat(StoreFiles.all(shared, "mirror-pack")).isEqualTo(packs);
  }

  @Test
  void offlineTheSharedCacheAloneIsEnough() throws Exception {
    open("a", Set.of(tip, hidden), Set.of(7L)).close();
    server.close();

    try (RepositoryView view =
        worker("b").offline().open(Facts.REPOSITORY, Set.of(tip, hidden), Set.of(7L))) {
      assertThat(view.mirrorState()).contains(tip);
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
      assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.EXACT);
    }
  }

  @Test
  void offlineWithoutAnyMirrorIsUnavailable() {
    assertThatThrownBy(
            () -> worker("b").offline().open(Facts.REPOSITORY, Set.of(tip), Set.of()).close())
        .isInstanceOf(RepositoryUnavailableException.class)
        .hasMessageContaining("Offline");
  }

  @Test
  void noWorkerHidesWhatAnotherOneHasShared() throws Exception {
    open("a", Set.of(tip), Set.of()).close();
    open("b", Set.of(tip), Set.of()).close();
    String other = git.commit(first).file("o.txt", "o\n").create();
    open("a", Set.of(hidden), Set.of()).close();
    open("b", Set.of(other), Set.of(7L)).close();
    server.close();

    for (String worker : List.of("a", "b", "cold")) {
      try (RepositoryView view =
          worker(worker).offline().open(Facts.REPOSITORY, Set.of(hidden, other), Set.of(7L))) {
        assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
        assertThat(view.resolve(other).resolution()).isEqualTo(CommitResolution.FETCHED);
        assertThat(view.resolve(ofPullRequest).resolution()).isEqualTo(CommitResolution.EXACT);
      }
    }
  }

  @Test
  void workersThatShareAtTheSameTimeLoseNothing() throws Exception {
    List<String> commits = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      commits.add(git.commit(first).file("w.txt", "w" + worker).create());
    }
    CyclicBarrier start = new CyclicBarrier(commits.size());
    ExecutorService threads = Executors.newFixedThreadPool(commits.size());
    try {
      List<Future<?>> opened = new ArrayList<>();
      for (String commit : commits) {
        opened.add(
            threads.submit(
                () -> {
                  start.await();
                  open("w" + commits.indexOf(commit), Set.of(commit), Set.of()).close();
                  return null;
                }));
      }
      for (Future<?> each : opened) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    server.close();

    try (RepositoryView view =
        worker("cold").offline().open(Facts.REPOSITORY, Set.copyOf(commits), Set.of())) {
      assertThat(commits)
          .allSatisfy(
              commit ->
                  assertThat(view.resolve(commit).resolution())
                      .isEqualTo(CommitResolution.FETCHED));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSeedThatIsNotWholeIsNotUsedAndIsMended(boolean isMissing) throws Exception {
    open("a", Set.of(tip), Set.of()).close();
    for (Path part : StoreFiles.all(shared, "mirror-pack")) {
      if (isMissing) {
        Files.delete(part);
      } else {
        StoreFiles.damage(part);
      }
    }
    int uploads = server.uploads();

    try (RepositoryView view = open("b", Set.of(tip), Set.of())) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(server.uploads()).isGreaterThan(uploads);
    uploads = server.uploads();
    open("c", Set.of(tip), Set.of()).close();
    assertThat(server.uploads()).isEqualTo(uploads);
  }

  @Test
  void aDamagedStateIsNotUsed() throws Exception {
    open("a", Set.of(tip), Set.of()).close();
    StoreFiles.damage(StoreFiles.all(shared, "mirror").get(0));

    try (RepositoryView view = open("b", Set.of(tip), Set.of())) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    int uploads = server.uploads();
    open("c", Set.of(tip), Set.of()).close();
    assertThat(server.uploads()).isEqualTo(uploads);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../outside",
        ABSOLUTE + "outside",
        "pack-../../outside",
        "pack-0123456789012345678901234567890123456789/../../../../outside"
      })
  void namesOfPacksThatLeaveTheMirrorAreRefused(String form) throws Exception {
    String name = form.replace(ABSOLUTE, directory.toAbsolutePath() + "/");
    Path source = directory.resolve("source");
    MirrorRepositories.of(
            Cache.of(directory.resolve("z")).withShared(source.toString()), server.urlTemplate())
        .open(Facts.REPOSITORY, Set.of(tip), Set.of())
        .close();
    LocalStore from = new LocalStore(source);
    byte[] state =
        new Generations(from, "mirror").get("1 " + server.urlTemplate(), 1).orElseThrow();
    PackFiles whole = SeedState.read(state).packs().values().iterator().next();
    for (Part part : List.of(whole.pack(), whole.index())) {
      byte[] content = from.get("mirror-pack", part.sha256()).orElseThrow();
      new LocalStore(shared).putIfAbsent("mirror-pack", part.sha256(), content);
    }
    SeedState hostile = new SeedState(new TreeMap<>(), new TreeMap<>());
    hostile.packs().put(name, whole);

    assertRefused(hostile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/../../../outside",
        "refs/heads/../../config",
        "refs/notes/x",
        "HEAD",
        "/refs/heads/x",
        "refs/heads/x.lock",
        "refs/heads//x"
      })
  void namesOfRefsThatAreNoneAreRefused(String name) throws Exception {
    SeedState hostile = new SeedState(new TreeMap<>(), new TreeMap<>());
    hostile.refs().put(name, ObjectId.fromString(tip));

    assertRefused(hostile);
  }

  @Test
  void refsThatPointToNothingAreRefused() throws Exception {
    SeedState hollow = new SeedState(new TreeMap<>(), new TreeMap<>());
    hollow.refs().put("refs/wanted/" + hidden, ObjectId.fromString(hidden));

    assertRefused(hollow);
    assertThat(mirror("b").resolve("refs/wanted/" + hidden)).doesNotExist();
  }

  private void assertRefused(SeedState hostile) throws Exception {
    int uploads = server.uploads();
    new Generations(new LocalStore(shared), "mirror")
        .add("1 " + server.urlTemplate(), hostile.toBytes());

    try (RepositoryView view = open("b", Set.of(tip), Set.of())) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(server.uploads()).isEqualTo(uploads + 1);
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("outside"));
    }
  }

  @Test
  void objectsThatAreFilesOfTheirOwnAreSharedTogether() throws Exception {
    MirrorRepositories ofA = local("a");
    ofA.open(Facts.REPOSITORY, Set.of(tip, hidden), Set.of(7L)).close();
    assertThat(StoreFiles.all(shared, "mirror-pack")).hasSize(2);

    try (RepositoryView view =
        local("b").offline().open(Facts.REPOSITORY, Set.of(tip, hidden), Set.of(7L))) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(tip)).toOptional()).isPresent();
    }
    local("c").open(Facts.REPOSITORY, Set.of(tip), Set.of()).close();
    assertThat(StoreFiles.all(shared, "mirror-pack")).hasSize(2);
  }

  @Test
  void worksWhileTheSharedCacheCannotBeReached() throws Exception {
    Files.writeString(shared, "not a folder");

    try (RepositoryView view = open("a", Set.of(tip, hidden), Set.of())) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    open("a", Set.of(tip), Set.of()).close();
    assertThat(server.uploads()).isLessThanOrEqualTo(2);
  }

  @Test
  void factsOfAColdWorkerComeFromTheSharedCache() throws Exception {
    try (RepositoryView view = open("a", Set.of(tip), Set.of())) {
      view.find(Resources.TRIGGER_CHANGE, Facts.build(tip));
    }
    open("b", Set.of(tip), Set.of()).close();

    assertThat(StoreFiles.all(directory.resolve("b"), "git-index"))
        .hasSameSizeAs(StoreFiles.all(directory.resolve("a"), "git-index"))
        .isNotEmpty();
    assertThat(StoreFiles.all(directory.resolve("b"), "git-facts")).isNotEmpty();
  }

  private RepositoryView open(String worker, Set<String> wanted, Set<Long> pullRequests)
      throws RepositoryUnavailableException {
    return worker(worker).open(Facts.REPOSITORY, wanted, pullRequests);
  }

  private MirrorRepositories worker(String name) {
    return MirrorRepositories.of(cache(name), server.urlTemplate())
        .withLimits(
            new MirrorLimits(
                Duration.ofSeconds(20), Duration.ofMinutes(1), 1 << 30, 1, Duration.ZERO));
  }

  private MirrorRepositories local(String name) {
    return MirrorRepositories.of(cache(name), directory.toUri() + "{name}");
  }

  private Cache cache(String worker) {
    return Cache.of(directory.resolve(worker)).withShared(shared.toString());
  }

  private Path mirror(String worker) {
    return directory.resolve(worker).resolve("mirrors/1.git");
  }
}
