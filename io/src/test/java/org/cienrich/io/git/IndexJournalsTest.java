package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.cienrich.io.store.LocalStore;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexJournalsTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";
  private static final Set<String> PATHS = Set.of("a.txt", "dir/b.txt", "c.txt", "d/d.txt", "no");

  @TempDir Path directory;
  private GitFixture git;
  private Store store;
  private String edited = "";
  private String root = "";

  /** Two roots, a merge, renames with and without edits, dates that lie. */
  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("repo.git"));
    store = new LocalStore(directory.resolve("cache"));
    root = git.commit().file("a.txt", LINES).file("d/d.txt", "d\n").create();
    String other = git.commit().by("Bob", "Bob@x").file("e.txt", "e\n").create();
    String plain = git.commit(root).rename("a.txt", "dir/b.txt").at(Instant.EPOCH).create();
    edited =
        git.commit(plain).delete("dir/b.txt").file("c.txt", "zero\n" + LINES).by("", "").create();
    String side = git.commit(root).file("d/d.txt", "e\n").file("a.txt", LINES + "9\n").create();
    String merge = git.commit(edited, side, other).create();
    git.ref("refs/heads/main", git.commit(merge).delete("d/d.txt").create());
    git.ref("refs/heads/side", git.commit(side).file("a.txt", "1\n").create());
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void saysTheSameFromTheMirrorAndFromTheStore() throws IOException {
    IndexUnderTest cold = IndexUnderTest.of(git, store);
    IndexUnderTest warm = IndexUnderTest.of(git, store);

    assertThat(cold.facts(PATHS)).hasSize(8).isEqualTo(withoutStore());
    assertThat(warm.facts(PATHS)).isEqualTo(withoutStore());
    assertThat(cold.asked()).hasSize(7);
    assertThat(warm.asked()).isEmpty();
  }

  @Test
  void addsWhatIsNew() throws IOException {
    IndexUnderTest.of(git, store);
    String next = git.commit(edited).rename("c.txt", "a.txt").at(Instant.EPOCH).create();
    git.ref("refs/heads/next", next);

    IndexUnderTest extended = IndexUnderTest.of(git, store);

    assertThat(extended.asked()).containsExactly(next);
    assertThat(extended.facts(PATHS)).hasSize(9).isEqualTo(withoutStore());
    assertThat(entries()).hasSize(4);
    assertThat(IndexUnderTest.of(git, store).asked()).isEmpty();
    assertThat(entries()).hasSize(4);
  }

  @Test
  void leavesOutWhatNoRefReachesAnyMore() throws IOException {
    IndexUnderTest.of(git, store);
    git.deleteRef("refs/heads/main");

    IndexUnderTest reduced = IndexUnderTest.of(git, store);

    assertThat(reduced.facts(PATHS)).hasSize(3).isEqualTo(withoutStore());
    assertThat(reduced.asked()).isEmpty();
  }

  @Test
  void readsAgainWhatTheStoreLost() throws IOException {
    for (int step = 0; step < 4; step++) {
      git.ref("refs/heads/more", git.commit(edited).file("a.txt", "" + step).create());
      IndexUnderTest.of(git, store);
    }
    for (Path entry : entries()) {
      Files.write(entry, new byte[] {1, 2, 3});
      assertThat(IndexUnderTest.of(git, store).facts(PATHS)).isEqualTo(withoutStore());
      assertThat(IndexUnderTest.of(git, store).asked()).isEmpty();
    }
  }

  @Test
  void doesWithoutAStoreThatFails() throws IOException {
    assertThat(IndexUnderTest.of(git, new BrokenStore()).facts(PATHS)).isEqualTo(withoutStore());
  }

  @Test
  void keepsNothingOfWhereAShallowMirrorEnds() throws IOException {
    Path shallow = git.directory().resolve("shallow");
    Files.writeString(shallow, edited + "\n");
    assertThat(IndexUnderTest.of(git, store).facts(PATHS)).isEqualTo(withoutStore());
    assertThat(IndexUnderTest.of(git, store).asked()).contains(edited);

    Files.delete(shallow);
    assertThat(IndexUnderTest.of(git, store).facts(PATHS)).isEqualTo(withoutStore());

    Files.writeString(shallow, edited + "\n");
    assertThat(IndexUnderTest.of(git, store).facts(PATHS)).isEqualTo(withoutStore());
  }

  @Test
  void missesCommitsThatTheMirrorLacksThoughTheStoreHasThem() throws IOException {
    IndexUnderTest.of(git, store);
    byte[] lost = lose(root);
    IndexUnderTest damaged = IndexUnderTest.of(git, store);

    assertThat(damaged.shas()).doesNotContain(root).contains(edited);
    assertThat(damaged.graph().isIncomplete(damaged.graph().ordinalOf(edited))).isTrue();

    restore(root, lost);
    assertThat(IndexUnderTest.of(git, store).facts(PATHS)).isEqualTo(withoutStore());
  }

  @Test
  void keepsNoCommitThatLacksAParent() throws IOException {
    byte[] lost = lose(root);
    IndexUnderTest.of(git, store);
    restore(root, lost);

    IndexUnderTest mended = IndexUnderTest.of(git, store);

    assertThat(mended.facts(PATHS)).isEqualTo(withoutStore());
    assertThat(mended.asked()).contains(root);
  }

  @Test
  void keepsNoPathsThatAreUnreadableOrWithoutRenames() throws IOException {
    String blob = GitFixture.blobId(("zero\n" + LINES).getBytes(UTF_8)).name();
    String tree;
    try (RevWalk walk = new RevWalk(git.repository())) {
      tree = walk.parseCommit(ObjectId.fromString(root)).getTree().name();
    }
    byte[] lostBlob = lose(blob);
    byte[] lostTree = lose(tree);
    IndexUnderTest damaged = IndexUnderTest.of(git, store);
    assertThat(damaged.facts(PATHS)).isEqualTo(withoutStore());
    assertThat(String.join("\n", damaged.facts(PATHS))).contains("unreadable");
    restore(blob, lostBlob);
    restore(tree, lostTree);

    IndexUnderTest mended = IndexUnderTest.of(git, store);

    assertThat(mended.facts(PATHS)).isEqualTo(withoutStore());
    assertThat(mended.asked()).contains(root, edited).hasSizeLessThan(7);
    assertThat(String.join("\n", mended.facts(PATHS))).doesNotContain("unreadable");
  }

  @Test
  void saysTheSameWithAnyNumberOfThreads() throws IOException {
    String tip = edited;
    for (int step = 0; step < 2 * CommitPaths.BATCH; step++) {
      tip = git.commit(tip).file("a.txt", "" + step % 7).create();
    }
    git.ref("refs/heads/long", tip);

    IndexUnderTest one = IndexUnderTest.of(git, new ForgetfulStore(), 1);
    IndexUnderTest three = IndexUnderTest.of(git, store, 3);

    assertThat(three.facts(Set.of("a.txt"))).isEqualTo(one.facts(Set.of("a.txt")));
    assertThat(IndexUnderTest.of(git, store, 3).asked()).isEmpty();
  }

  @Test
  void numbersCommitsByDateAndIdAmongThoseWhoseParentsHaveANumber() throws IOException {
    Random random = new Random(3);
    List<String> made = new ArrayList<>();
    for (int count = 0; count < 120; count++) {
      Set<String> parents = new HashSet<>();
      for (int parent = 0; parent < random.nextInt(4) && !made.isEmpty(); parent++) {
        parents.add(made.get(random.nextInt(made.size())));
      }
      Instant at = Instant.ofEpochSecond(random.nextInt(20));
      made.add(git.commit(parents.toArray(String[]::new)).at(at).create());
      git.ref("refs/heads/r" + count, made.get(count));
      if (count % 40 == 10) {
        IndexUnderTest.of(git, store);
      }
    }
    IndexUnderTest index = IndexUnderTest.of(git, store);

    assertThat(index.shas()).isEqualTo(numbered(index.graph()));
    assertThat(index.facts(PATHS)).isEqualTo(withoutStore());
  }

  private static List<String> numbered(CommitGraph graph) {
    List<String> left = new ArrayList<>();
    for (int commit = 0; commit < graph.size(); commit++) {
      left.add(graph.sha(commit));
    }
    List<String> numbered = new ArrayList<>();
    while (!left.isEmpty()) {
      String next =
          left.stream()
              .filter(sha -> numbered.containsAll(graph.parents(graph.ordinalOf(sha))))
              .min(
                  Comparator.comparing((String sha) -> graph.committedAt(graph.ordinalOf(sha)))
                      .thenComparing(sha -> sha))
              .orElseThrow();
      left.remove(next);
      numbered.add(next);
    }
    return numbered;
  }

  private List<String> withoutStore() throws IOException {
    return IndexUnderTest.of(git, new ForgetfulStore()).facts(PATHS);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("cache/store/git-index"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private byte[] lose(String id) throws IOException {
    byte[] content = Files.readAllBytes(looseObject(id));
    Files.delete(looseObject(id));
    return content;
  }

  private void restore(String id, byte[] content) throws IOException {
    Files.write(looseObject(id), content);
  }

  private Path looseObject(String id) {
    return git.directory().resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }
}
