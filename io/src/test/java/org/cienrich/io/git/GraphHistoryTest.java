package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.Person;
import org.cienrich.io.store.LocalStore;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphHistoryTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

  @TempDir Path directory;
  private GitFixture git;

  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("repo.git"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void holdsTheHeadAndItsAncestorsOnly() throws IOException {
    String root = git.commit().file("a.txt", LINES).create();
    String left = git.commit(root).file("l.txt", "l").create();
    String right = git.commit(root).file("r.txt", "r").create();
    String merge = git.commit(left, right).create();
    git.ref("refs/heads/main", git.commit(merge).create());

    CommitHistory history = historyOf(merge);

    assertThat(history.head().sha()).isEqualTo(merge);
    assertThat(history.head().isMerge()).isTrue();
    assertThat(history.commitCount()).isEqualTo(4);
    assertThat(historyOf(right).commitCount()).isEqualTo(2);
  }

  @Test
  void findsTheEarliestDateWhereverItIs() throws IOException {
    String root = git.commit().create();
    Instant skewed = Instant.parse("1999-01-01T00:00:00Z");
    String child = git.commit(root).at(skewed).create();
    git.ref("refs/heads/main", git.commit(child).at(Instant.EPOCH).create());

    assertThat(historyOf(child).earliestCommitAt()).isEqualTo(skewed);
    assertThat(historyOf(root).earliestCommitAt()).isEqualTo(GitFixture.START);
  }

  @Test
  void ordersParentsBeforeChildrenEvenWhenDatesLie() throws IOException {
    String root = git.commit().file("a.txt", "1").create();
    String second = git.commit(root).file("a.txt", "2").at(Instant.EPOCH).create();
    String third = git.commit(second).file("a.txt", "3").create();
    git.ref("refs/heads/main", third);

    CommitHistory history = historyOf(third);

    assertThat(shas(history.commitsBy("ann@example.org"))).containsExactly(third, second, root);
    assertThat(shas(history.touches(third, "a.txt"))).containsExactly(second, root);
  }

  @Test
  void ordersAncestorsTheSameWhateverElseTheMirrorHas() throws IOException {
    String root = git.commit().create();
    String left = git.commit(root).at(GitFixture.START.plusSeconds(50_000)).create();
    String right = git.commit(root).at(GitFixture.START.plusSeconds(40_000)).create();
    String merge = git.commit(left, right).create();
    git.ref("refs/heads/main", merge);
    List<String> before = shas(historyOf(merge).commitsBy("ann@example.org"));

    String other = git.commit(right).at(Instant.EPOCH).create();
    git.ref("refs/heads/other", git.commit(other, left).at(Instant.EPOCH).create());

    assertThat(before).containsExactly(merge, left, right, root);
    assertThat(shas(historyOf(merge).commitsBy("ann@example.org"))).isEqualTo(before);
  }

  @Test
  void findsTheCommitsOfAnAuthorByEmail() throws IOException {
    String root = git.commit().by("Ann", "ann@example.org").create();
    String second = git.commit(root).by("Bob", "BOB@example.org").create();
    String third = git.commit(second).by("A. N. N.", "Ann@Example.org").create();
    git.ref("refs/heads/main", git.commit(third).by("Ann", "ann@example.org").create());

    CommitHistory history = historyOf(third);

    assertThat(shas(history.commitsBy("ann@example.org"))).containsExactly(third, root);
    assertThat(shas(history.commitsBy("bob@example.org"))).containsExactly(second);
    assertThat(history.commitsBy("nobody@example.org")).isEmpty();
  }

  @Test
  void leavesTheHeadOutOfEarlierCommits() throws IOException {
    String root = git.commit().by("Ann", "ann@example.org").create();
    String second = git.commit(root).by("Bob", "bob@example.org").create();
    String third = git.commit(second).by("Ann", "ann@example.org").create();
    git.ref("refs/heads/main", third);

    CommitHistory history = historyOf(third);

    assertThat(shas(history.earlierCommitsBy("ann@example.org"))).containsExactly(root);
    assertThat(shas(history.earlierCommitsBy("bob@example.org"))).containsExactly(second);
    assertThat(history.earlierCommitsBy("nobody@example.org")).isEmpty();
  }

  @Test
  void appliesTheMailmapOfTheDefaultBranch() throws IOException {
    String root = git.commit().by("ann", "ann@laptop").create();
    String tip =
        git.commit(root)
            .by("Ann", "ann@example.org")
            .file(".mailmap", "Ann Proper <ann@example.org> <ann@laptop>\n")
            .create();
    git.ref("refs/heads/main", tip);

    CommitHistory history = historyOf(root, tip);

    assertThat(history.head().author()).isEqualTo(new Person("Ann Proper", "ann@example.org"));
    assertThat(shas(historyOf(tip, tip).commitsBy("ann@example.org"))).containsExactly(tip, root);
  }

  @Test
  void leavesMergesAndTheCommitItselfOutOfTouches() throws IOException {
    String root = git.commit().file("a.txt", LINES).create();
    String left = git.commit(root).file("a.txt", LINES + "left\n").create();
    String right = git.commit(root).file("b.txt", "b\n").create();
    String merge = git.commit(left, right).file("b.txt", "b\n").create();
    String head = git.commit(merge).file("a.txt", "new\n").file("b.txt", "new\n").create();
    git.ref("refs/heads/main", head);

    CommitHistory history = historyOf(head);

    assertThat(shas(history.touches(head, "a.txt"))).containsExactly(left, root);
    assertThat(shas(history.touches(head, "b.txt"))).containsExactly(right);
    assertThat(history.touches(root, "a.txt")).isEmpty();
    assertThat(history.touches(head, "never.txt")).isEmpty();
  }

  @Test
  void followsRenamesBackwards() throws IOException {
    String root = git.commit().file("a.txt", LINES).create();
    String edit = git.commit(root).file("a.txt", LINES + "nine\n").create();
    String plain = git.commit(edit).rename("a.txt", "dir/b.txt").create();
    String edited =
        git.commit(plain).delete("dir/b.txt").file("c.txt", "zero\n" + LINES + "nine\n").create();
    String head = git.commit(edited).file("c.txt", LINES).create();
    git.ref("refs/heads/main", head);

    CommitHistory history = historyOf(head);

    assertThat(shas(history.touches(head, "c.txt"))).containsExactly(edited, plain, edit, root);
    assertThat(shas(history.touches(plain, "a.txt"))).containsExactly(edit, root);
  }

  @Test
  void doesNotMixAFileWithAnEarlierOneOfItsName() throws IOException {
    String oldOne = git.commit().file("b.txt", "old one\n").file("a.txt", LINES).create();
    String gone = git.commit(oldOne).delete("b.txt").create();
    String renamed = git.commit(gone).rename("a.txt", "b.txt").create();
    String edit = git.commit(renamed).file("b.txt", LINES + "nine\n").create();
    git.ref("refs/heads/main", edit);

    assertThat(shas(historyOf(edit).touches(edit, "b.txt"))).containsExactly(renamed, oldOne);
    assertThat(shas(historyOf(edit).touches(gone, "b.txt"))).containsExactly(oldOne);
  }

  @Test
  void countsADeletedAndRecreatedPathAsOneFile() throws IOException {
    String root = git.commit().file("a.txt", LINES).create();
    String gone = git.commit(root).delete("a.txt").create();
    String back = git.commit(gone).file("a.txt", "other\n").create();
    String head = git.commit(back).file("a.txt", "again\n").create();
    git.ref("refs/heads/main", head);

    assertThat(shas(historyOf(head).touches(head, "a.txt"))).containsExactly(back, gone, root);
  }

  @Test
  void survivesFilesThatSwapNames() throws IOException {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "x\ny\nz\n").create();
    String toC = git.commit(root).rename("a.txt", "c.txt").create();
    String back = git.commit(toC).rename("c.txt", "a.txt").create();
    String again = git.commit(back).rename("a.txt", "c.txt").create();
    String head = git.commit(again).file("c.txt", LINES + "nine\n").create();
    git.ref("refs/heads/main", head);

    assertThat(shas(historyOf(head).touches(head, "c.txt")))
        .containsExactly(again, back, toC, root);
  }

  @Test
  void namesTopLevelDirectories() throws IOException {
    String root = git.commit().file("a.txt", "a").file("src/x/A.java", LINES).create();
    String child =
        git.commit(root).rename("src/x/A.java", "lib/A.java").file("src/B.java", "b").create();
    String deletion = git.commit(child).delete("lib/A.java").create();
    String merge = git.commit(deletion, root).file("m/m.txt", "m").create();
    git.ref("refs/heads/main", merge);

    CommitHistory history = historyOf(merge);

    assertThat(history.topDirectories(root)).containsExactlyInAnyOrder("", "src");
    assertThat(history.topDirectories(child)).containsExactlyInAnyOrder("lib", "src");
    assertThat(history.topDirectories(deletion)).containsExactly("lib");
    assertThat(history.topDirectories(merge)).isEmpty();
    assertThat(history.topDirectories(history.commitsBy("ann@example.org").get(1)))
        .containsExactly("lib");
  }

  @Test
  void findsExactRenamesWhereContentIsMissing() throws IOException {
    String root = git.commit().file("a.txt", LINES).file("lost.txt", "lost\n").create();
    String damaged =
        git.commit(root)
            .rename("a.txt", "b.txt")
            .delete("lost.txt")
            .file("new.txt", "new\n")
            .create();
    String head = git.commit(damaged).file("b.txt", "x").create();
    git.ref("refs/heads/main", head);
    git.loseBlob("lost\n");

    CommitHistory history = historyOf(head);

    assertThat(shas(history.touches(head, "b.txt"))).containsExactly(damaged, root);
    assertThat(shas(history.touches(head, "new.txt"))).containsExactly(damaged);
  }

  @Test
  void knowsNoPathsOfTreesThatAreTooDeep() throws IOException {
    String root = git.commit().file("a/".repeat(600) + "f", "x").create();
    git.ref("refs/heads/main", root);

    CommitHistory history = historyOf(root);

    assertThat(history.commitCount()).isEqualTo(1);
    assertThatThrownBy(() -> history.topDirectories(root))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesCommitsThatAreNoAncestors() throws IOException {
    String root = git.commit().create();
    String child = git.commit(root).create();
    git.ref("refs/heads/main", child);

    CommitHistory history = historyOf(root);

    assertThatThrownBy(() -> history.touches(child, "a.txt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> history.topDirectories("HEAD"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CommitHistory historyOf(String head) throws IOException {
    return historyOf(head, null);
  }

  private CommitHistory historyOf(String head, @Nullable String defaultTip) throws IOException {
    ObjectId tip = defaultTip == null ? null : ObjectId.fromString(defaultTip);
    MirrorIndex index =
        MirrorIndex.of(
            git.repository(),
            tip,
            new IndexJournals(new LocalStore(directory.resolve("cache")), "repo"));
    CommitGraph graph = index.graph();
    return new GraphHistory(graph, index::touches, graph.ordinalOf(head));
  }

  private static List<String> shas(List<Touch> touches) {
    return touches.stream().map(Touch::sha).toList();
  }
}
