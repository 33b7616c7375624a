package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.Directories;
import org.cienrich.io.store.LocalStore;
import org.cienrich.io.store.StoreFiles;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLimitTest {
  private static final long SMALL = 1;
  private static final long LARGE = 1 << 30;

  private final Instant now = Instant.now();

  @TempDir Path directory;
  private GitFixture git;
  private String tip;

  @BeforeEach
  void fill() {
    git = GitFixture.in(directory.resolve("name"));
    tip = git.commit().file("a.txt", "a\n").onMain();
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void theMirrorThatWasNotUsedForLongestGoesFirst() throws Exception {
    for (int key = 1; key <= 3; key++) {
      open(LARGE, key).close();
      StoreFiles.use(files(key).useFile(), now.minus(Duration.ofDays(key)));
    }
    long all = sizeOfMirrors();

    new CacheLimit(cache(all + storeBytes() - 1), InstantSource.fixed(now)).begin();

    assertThat(files(3).gitDir()).doesNotExist();
    assertThat(files(2).isMirror()).isTrue();
    assertThat(files(1).isMirror()).isTrue();
    assertThat(MirrorFiles.remainsIn(cache(LARGE).mirrors())).isEmpty();
  }

  @Test
  void aMirrorThatIsInUseStays() throws Exception {
    RepositoryView used = open(LARGE, 1);
    RepositoryView usedTwice = open(LARGE, 1);
    open(LARGE, 2).close();
    CacheLimit limit = new CacheLimit(cache(SMALL), InstantSource.fixed(now));

    used.close();
    limit.begin();
    assertThat(files(1).isMirror()).isTrue();
    assertThat(files(2).gitDir()).doesNotExist();
    assertThat(usedTwice.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);

    usedTwice.close();
    usedTwice.close();
    limit.grown(1);
    assertThat(files(1).gitDir()).doesNotExist();
  }

  @Test
  void theMirrorThatIsBeingOpenedStays() throws Exception {
    try (RepositoryView view = open(SMALL, 1);
        RepositoryView other = open(SMALL, 2)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(other.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    open(SMALL, 3).close();

    assertThat(files(1).gitDir()).doesNotExist();
    assertThat(files(2).gitDir()).doesNotExist();
    assertThat(files(3).isMirror()).isTrue();
  }

  @Test
  void aMirrorThatWasRemovedIsMadeAgainWithAllThatIsAskedFor() throws Exception {
    git.ref("refs/pull/7/head", git.commit(tip).file("p.txt", "p\n").create());
    String other = git.commit(tip).file("q.txt", "q\n").create();
    git.ref("refs/pull/8/head", other);
    try (SmartHttpServer server = SmartHttpServer.of(git.repository(), RequestPolicy.ADVERTISED)) {
      MirrorRepositories run = MirrorRepositories.of(cache(SMALL).folder(), server.urlTemplate());
      run.open(info(1), Set.of(), Set.of(7L, 8L)).close();
      new CacheLimit(cache(SMALL), InstantSource.fixed(now)).begin();
      assertThat(files(1).gitDir()).doesNotExist();

      run.open(info(1), Set.of(), Set.of(7L)).close();
      try (RepositoryView view = run.open(info(1), Set.of(), Set.of(8L))) {
        assertThat(view.resolve(other).resolution()).isEqualTo(CommitResolution.EXACT);
      }
    }
  }

  @Test
  void entriesOfTheStoreGoAfterMirrors() throws Exception {
    open(LARGE, 1).close();
    LocalStore store = new LocalStore(cache(LARGE).folder());
    store.putIfAbsent("facts", "old", new byte[5000]);
    StoreFiles.use(
        StoreFiles.of(cache(LARGE).folder(), "facts", "old"), now.minus(Duration.ofDays(3)));
    store.putIfAbsent("facts", "new", new byte[5000]);
    long entries = storeBytes();

    new CacheLimit(cache(entries), InstantSource.fixed(now)).begin();
    assertThat(files(1).gitDir()).doesNotExist();
    assertThat(store.get("facts", "old")).isPresent();

    StoreFiles.use(
        StoreFiles.of(cache(LARGE).folder(), "facts", "old"), now.minus(Duration.ofDays(3)));
    new CacheLimit(cache(entries - 1), InstantSource.fixed(now)).begin();
    assertThat(store.get("facts", "old")).isEmpty();
    assertThat(store.get("facts", "new")).isPresent();
  }

  @Test
  void isMeasuredOnceAtTheBeginningAndWhenMirrorsHaveGrown() throws Exception {
    CacheLimit limit = new CacheLimit(cache(LARGE), InstantSource.fixed(now));
    limit.begin();
    Path old = remains(1, Duration.ofDays(2));

    limit.begin();
    limit.grown(0);
    limit.grown(1);
    assertThat(old).exists();

    limit.grown(LARGE);
    assertThat(old).doesNotExist();
  }

  @Test
  void remainsOfDeadProcessesGoWhenTheyAreOld() throws Exception {
    Path old = remains(1, Duration.ofDays(2));
    Path recent = remains(2, Duration.ofHours(2));
    Path ofAClone = remains(3, Duration.ofDays(2));

    try (MirrorLock cloning = MirrorLock.acquire(files(3).lockFile(), Duration.ofSeconds(1))) {
      assertThat(cloning).isNotNull();
      Thread process = new Thread(() -> new CacheLimit(cache(0), InstantSource.fixed(now)).begin());
      process.start();
      process.join();
    }

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(ofAClone).exists();
  }

  private Path remains(int key, Duration age) throws IOException {
    Path remains = files(key).unfinished();
    Files.createDirectories(remains.resolve("objects"));
    StoreFiles.use(remains, now.minus(age));
    return remains;
  }

  private RepositoryView open(long maxBytes, int key) throws Exception {
    return MirrorRepositories.of(cache(maxBytes), directory.toUri() + "{name}")
        .open(info(key), Set.of(tip), Set.of());
  }

  private static RepositoryInfo info(int key) {
    return new RepositoryInfo("" + key, "owner/name", "main", false, null);
  }

  private Cache cache(long maxBytes) {
    return Cache.of(directory.resolve("cache")).withMaxBytes(maxBytes);
  }

  private MirrorFiles files(int key) {
    return new MirrorFiles(cache(LARGE).mirrors().resolve(key + ".git"));
  }

  private long sizeOfMirrors() throws IOException {
    long total = 0;
    for (MirrorFiles files : MirrorFiles.allIn(cache(LARGE).mirrors())) {
      total += Directories.size(files.gitDir());
    }
    return total;
  }

  private long storeBytes() throws IOException {
    return Directories.size(cache(LARGE).folder().resolve("store"));
  }
}
