package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.ports.RepositoryView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots and test deltas, as the view gives them. */
class TreeFactsTest {
  private static final String SUBMODULE = "0123456789012345678901234567890123456789";
  private static final String SOURCE = "x = 1 # one\n\n# nothing\ny = 2\n";
  private static final String TESTS =
      """
      describe "x" do
        it "adds" do
          assert_equal 2, 1 + 1
        end

        it "subtracts" do
          assert_equal 0, 1 - 1
        end
      end
      """;

  @TempDir Path directory;
  private GitFixture git;

  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("name"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void sumsSourceAndTestFilesByLanguage() throws Exception {
    String root =
        git.commit()
            .file("lib/a.rb", SOURCE)
            .executable("bin/b.rb", SOURCE)
            .file("spec/a_spec.rb", TESTS)
            .file("src/Main.java", "class Main {\n}\n")
            .file("README.md", "text\n")
            .onMain();

    assertThat(snapshot(root).byLanguage())
        .isEqualTo(
            Map.of(
                "ruby", new LanguageTotals(2, 4, 1, 8, 2, 2),
                "java", new LanguageTotals(1, 2, 0, 0, 0, 0)));
  }

  @Test
  void leavesOutWhatIsNotTheProjectsText() throws Exception {
    String root =
        git.commit()
            .file("vendor/a.rb", SOURCE)
            .file("node_modules/x/y.js", "1\n")
            .file(".hidden/a.rb", SOURCE)
            .file("lib/.a.rb", SOURCE)
            .symlink("lib/link.rb", "a.rb")
            .submodule("lib/sub.rb", SUBMODULE)
            .file("lib/bin.rb".getBytes(UTF_8), new byte[] {'x', 0})
            .file("lib/big.rb".getBytes(UTF_8), new byte[SourceFiles.MAX_BYTES + 1])
            .onMain();

    assertThat(snapshot(root).byLanguage()).isEmpty();
  }

  @Test
  void countsTheSameTreeByWhereItIs() throws Exception {
    String root = git.commit().file("lib/x/a.rb", SOURCE).file("test/x/a.rb", SOURCE).onMain();

    assertThat(snapshot(root).byLanguage())
        .isEqualTo(Map.of("ruby", new LanguageTotals(1, 2, 1, 2, 0, 0)));
  }

  @Test
  void readsPathsThatAreNotUtf8() throws Exception {
    String root =
        git.commit().file("lib/gr\u00fcn.rb".getBytes(ISO_8859_1), SOURCE.getBytes(UTF_8)).onMain();

    assertThat(snapshot(root).byLanguage().get("ruby").sourceLines()).isEqualTo(2);
  }

  @Test
  void keepsSnapshotsForLaterRuns() throws Exception {
    String root = git.commit().file("lib/a.rb", SOURCE).onMain();
    Snapshot counted = snapshot(root);

    git.loseBlob(SOURCE);
    assertThat(snapshot(root)).isEqualTo(counted);
  }

  @Test
  void hasNoSnapshotOfATreeThatLacksABlob() throws Exception {
    String root = git.commit().file("lib/a.rb", SOURCE).file("data.bin", "lost\n").create();
    String damaged = git.commit(root).file("lib/b.rb", "lost = 1\n").onMain();
    git.loseBlob("lost\n");
    git.loseBlob("lost = 1\n");

    assertThat(snapshot(root).byLanguage()).containsKey("ruby");
    try (RepositoryView view = open()) {
      assertThat(view.find(Resources.SNAPSHOT, Facts.build(damaged)))
          .isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
    }
  }

  @Test
  void countsTestsAddedAndDeletedSinceThePreviousBuild() throws Exception {
    String root =
        git.commit().file("spec/a_spec.rb", TESTS).file("spec/gone_spec.rb", TESTS).onMain();
    String middle = git.commit(root).delete("spec/gone_spec.rb").onMain();
    String head =
        git.commit(middle)
            .file("spec/a_spec.rb", TESTS.replace("it \"adds\"", "it 'sums'"))
            .file("spec/new_spec.rb", "it 'is new' do\nend\n")
            .file("lib/a.rb", "it 'is no test' do\nend\n")
            .onMain();

    assertThat(delta(head, root)).isEqualTo(Outcome.present(new TestDelta(2, 3)));
    assertThat(delta(head, middle)).isEqualTo(Outcome.present(new TestDelta(2, 1)));
    assertThat(delta(head, head)).isEqualTo(Outcome.present(new TestDelta(0, 0)));
  }

  @Test
  void comparesARenamedTestFileWithItsFormerSelf() throws Exception {
    String root = git.commit().file("spec/a_spec.rb", TESTS).onMain();
    String head =
        git.commit(root)
            .delete("spec/a_spec.rb")
            .file("spec/b_spec.rb", TESTS + "it \"is new\" do\nend\n")
            .onMain();
    String moved = git.commit(head).rename("spec/b_spec.rb", "lib/b.rb").onMain();

    assertThat(delta(head, root)).isEqualTo(Outcome.present(new TestDelta(1, 0)));
    assertThat(delta(moved, head)).isEqualTo(Outcome.present(new TestDelta(0, 3)));
  }

  @Test
  void ignoresChangesAroundTests() throws Exception {
    String root = git.commit().file("spec/a_spec.rb", TESTS).onMain();
    String head =
        git.commit(root)
            .file("spec/a_spec.rb", "# new\n" + TESTS.replace("it \"adds\" do", "it  \"adds\" do#"))
            .onMain();

    assertThat(delta(head, root)).isEqualTo(Outcome.present(new TestDelta(0, 0)));
  }

  @Test
  void hasNoDeltaWithoutAPreviousBuild() throws Exception {
    String root = git.commit().file("spec/a_spec.rb", TESTS).onMain();

    assertThat(delta(root, null)).isEqualTo(Outcome.missing(MissingReason.NO_HISTORY));
    assertThat(delta(root, SUBMODULE)).isEqualTo(Outcome.missing(MissingReason.COMMIT_GONE));
  }

  private Snapshot snapshot(String sha) throws Exception {
    try (RepositoryView view = open()) {
      return view.find(Resources.SNAPSHOT, Facts.build(sha)).toOptional().orElseThrow();
    }
  }

  private Outcome<TestDelta> delta(String sha, @Nullable String previous) throws Exception {
    try (RepositoryView view = open()) {
      return view.find(Resources.TEST_DELTA, Facts.build(sha, List.of(sha), previous));
    }
  }

  private RepositoryView open() throws Exception {
    return MirrorRepositories.of(directory.resolve("cache"), directory.toUri() + "{name}")
        .open(Facts.REPOSITORY, Set.of(), Set.of());
  }
}
