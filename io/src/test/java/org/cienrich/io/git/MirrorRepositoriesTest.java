package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorRepositoriesTest {
  @TempDir Path directory;
  private GitFixture git;
  private String first;
  private String tip;

  @BeforeEach
  void fill() {
    git = GitFixture.in(directory.resolve("name"));
    first = git.commit().file("a.txt", "a\n").onMain();
    tip = git.commit(first).file("a.txt", "a\nb\n").onMain();
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void mirrorsARepositoryOfThisMachine() throws Exception {
    try (RepositoryView view = open(repositories(), tip)) {
      assertThat(view.mirrorState()).contains(tip);
      assertThat(view.resolve(first).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.parents(tip)).containsExactly(first);
    }
    assertThat(mirrorFile("config"))
        .content()
        .contains("auto = 0", "autoPackLimit = 0", "autoDetach = false")
        .doesNotContain("url");
  }

  @Test
  void offlineAMirrorIsUsedAsItIs() throws Exception {
    open(repositories(), tip).close();
    String later = git.commit(tip).file("a.txt", "c\n").onMain();

    try (RepositoryView view = open(repositories().offline(), later)) {
      assertThat(view.mirrorState()).contains(tip);
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(later).resolution()).isEqualTo(CommitResolution.GONE);
    }
  }

  @Test
  void offlineARepositoryWithoutMirrorIsUnavailable() {
    assertThatThrownBy(() -> open(repositories().offline(), tip))
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class,
            unavailable -> assertThat(unavailable.reason()).isEqualTo(MissingReason.UNAVAILABLE))
        .hasMessageContaining("Offline");
  }

  @Test
  void isStillItselfAfterSerialization() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(repositories());
    }
    try (ObjectInputStream in =
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        RepositoryView view = open((Repositories) in.readObject(), tip)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
  }

  @Test
  void mirrorsARepositoryThatLacksABlob() throws Exception {
    String damaged = git.commit(tip).file("a.txt", "lost\n").onMain();
    git.loseBlob("lost\n");

    try (RepositoryView view = open(repositories(), damaged)) {
      assertThat(view.resolve(damaged).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(
              view.find(Resources.TRIGGER_CHANGE, Facts.build(damaged))
                  .toOptional()
                  .orElseThrow()
                  .files())
          .extracting(FileChange::path, FileChange::lines)
          .containsExactly(tuple("a.txt", Outcome.missing(MissingReason.UNAVAILABLE)));
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(tip)))
          .isInstanceOf(Outcome.Present.class);
    }
  }

  @Test
  void findsACommitThatNoRefReaches() throws Exception {
    String hidden = git.commit(first).file("h.txt", "h\n").create();

    try (RepositoryView view = open(repositories(), hidden)) {
      assertThat(view.resolve(hidden).resolution()).isEqualTo(CommitResolution.FETCHED);
    }
    assertThat(mirrorFile("refs/wanted/" + hidden)).exists();
  }

  @Test
  void followsBranchesThatMoveAndVanish() throws Exception {
    git.ref("refs/heads/a", tip);
    open(repositories(), tip).close();
    git.deleteRef("refs/heads/a");
    git.ref("refs/heads/a/b", first);
    git.ref("refs/heads/main", first);

    try (RepositoryView view = open(repositories(), first)) {
      assertThat(view.mirrorState()).contains(first);
      assertThat(view.resolve(first).resolution()).isEqualTo(CommitResolution.EXACT);
    }
  }

  @Test
  void hasNoStateWithoutADefaultBranch() throws Exception {
    RepositoryInfo empty = new RepositoryInfo("1", "owner/name", null, false, null);
    try (RepositoryView view = repositories().open(empty, Set.of(), Set.of())) {
      assertThat(view.mirrorState()).isEmpty();
    }
  }

  @Test
  void ignoresShasThatAreNone() throws Exception {
    try (RepositoryView view =
        repositories().open(Facts.REPOSITORY, Set.of("HEAD", ""), Set.of())) {
      assertThat(view.resolve("HEAD").resolution()).isEqualTo(CommitResolution.GONE);
      assertThatThrownBy(() -> view.parents("HEAD")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesNoUnfinishedCloneForAMirror() throws Exception {
    Path mirrors = Files.createDirectories(directory.resolve("cache/mirrors"));
    Path unfinished =
        mirrors.resolve("1.git.00000000-0000-0000-0000-000000000000.clone").resolve("objects");
    Files.createDirectories(unfinished);
    Path broken = Files.createDirectories(mirrors.resolve("1.git/objects"));

    try (RepositoryView view = open(repositories(), tip)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(unfinished).doesNotExist();
    assertThat(broken.resolveSibling("HEAD")).exists();
  }

  @Test
  void leavesNothingBehindWhenACloneFails() throws Exception {
    RepositoryInfo unknown = new RepositoryInfo("2", "owner/unknown", "main", false, null);

    assertThatThrownBy(() -> repositories().open(unknown, Set.of(), Set.of()))
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(MissingReason.NOT_FOUND))
        .hasMessageContaining("owner/unknown");

    try (Stream<Path> files = Files.list(directory.resolve("cache/mirrors"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("2.git.lock");
    }
  }

  @Test
  void letsSeveralThreadsOpenOneRepository() throws Exception {
    int openers = 4;
    CyclicBarrier start = new CyclicBarrier(openers);
    ExecutorService threads = Executors.newFixedThreadPool(openers);
    try {
      MirrorRepositories repositories = repositories();
      List<Future<CommitResolution>> results = new ArrayList<>();
      for (int opener = 0; opener < openers; opener++) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  try (RepositoryView view = open(repositories, tip)) {
                    return view.resolve(tip).resolution();
                  }
                }));
      }
      for (Future<CommitResolution> result : results) {
        assertThat(result.get()).isEqualTo(CommitResolution.EXACT);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://host/{repo}",
        "git://host/{repo}",
        "host:{repo}",
        "ext::sh -c {repo}",
        "/directory/{repo}",
        "https://user:secret@host/{repo}",
        "https://host/{repo}?token=secret",
        "https:///{repo}",
        "https://host/fixed"
      })
  void refusesOtherUrls(String template) {
    assertThatThrownBy(() -> MirrorRepositories.of(directory, template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gitUrlTemplate ")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "..", "a/../b", "a/b/c", "", "a\\b"})
  void refusesKeysThatLeaveTheDirectory(String key) {
    RepositoryInfo repository = new RepositoryInfo(key, "owner/name", "main", false, null);

    assertThatThrownBy(() -> repositories().open(repository, Set.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private MirrorRepositories repositories() {
    return MirrorRepositories.of(directory.resolve("cache"), directory.toUri() + "{name}");
  }

  private static RepositoryView open(Repositories repositories, String wanted)
      throws RepositoryUnavailableException {
    return repositories.open(Facts.REPOSITORY, Set.of(wanted), Set.of());
  }

  private Path mirrorFile(String name) throws IOException {
    return directory.resolve("cache/mirrors/1.git").resolve(name);
  }
}
