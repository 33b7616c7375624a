package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.features.ports.Worktree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge notices what an engine gets wrong. */
class JudgeTest {
  @TempDir Path directory;

  private final Agreement agreement = new Agreement();
  private GitReference reference;
  private BuildWork build;

  @BeforeEach
  void create() throws Exception {
    RandomRepository.create(directory.resolve("repository"), 10, 5);
    Git git = new Git(directory.resolve("repository"));
    reference = new GitReference(git, "main");
    build =
        SampleBuild.of(git, git.ask("rev-list", "--max-parents=0", "main").split("\n", -1)[0], 1);
  }

  @Test
  void agreesWithItself() {
    judge(new View());

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.answers("feature: gh_sloc")).isEqualTo(1);
  }

  @Test
  void noticesOneLineTooMany() {
    judge(new CountsOneLineTooMany());

    assertThat(agreement.differences())
        .anyMatch(difference -> difference.startsWith("commit: files"))
        .anyMatch(difference -> difference.startsWith("feature: jit_la"));
    assertThat(agreement.report()).containsPattern("commit: files +0.000 % of 1 ");
  }

  @Test
  void noticesAnEmptySnapshot() {
    judge(new HasEmptySnapshots());

    assertThat(agreement.differences())
        .anyMatch(difference -> difference.startsWith("build: snapshot"))
        .anyMatch(difference -> difference.startsWith("feature: gh_sloc"));
  }

  private void judge(RepositoryView engine) {
    Judge judge = new Judge(reference, engine, SampleBuild.repository("main"), agreement);
    judge.compareCommit(build);
    judge.compareBuild(build);
  }

  /** Says what git says. */
  private class View implements RepositoryView {
    @Override
    public Optional<String> mirrorState() {
      return Optional.empty();
    }

    @Override
    public String origin() {
      return "made up";
    }

    @Override
    public String treeId(String sha) {
      return "tree-" + sha;
    }

    @Override
    public Worktree worktree(String sha) {
      throw new IllegalArgumentException("No files: " + sha);
    }

    @Override
    public String rules() {
      return "rules";
    }

    @Override
    public ResolvedCommit resolve(String sha) {
      return ResolvedCommit.found(CommitResolution.EXACT, sha, "in the mirror");
    }

    @Override
    public List<String> parents(String sha) {
      return List.of();
    }

    @Override
    public <T> Outcome<T> find(Resource<T> resource, BuildWork work) {
      return reference.find(resource, work);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class CountsOneLineTooMany extends View {
    @Override
    public <T> Outcome<T> find(Resource<T> resource, BuildWork work) {
      Outcome<T> outcome = super.find(resource, work);
      return resource.equals(Resources.TRIGGER_CHANGE)
          ? outcome.map(change -> resource.type().cast(changed((CommitChange) change)))
          : outcome;
    }

    private static CommitChange changed(CommitChange change) {
      return new CommitChange(
          change.commit(),
          change.files().stream()
              .map(
                  file ->
                      new FileChange(
                          file.kind(),
                          file.path(),
                          file.oldPath(),
                          file.lines()
                              .map(
                                  lines ->
                                      new FileLines(
                                          lines.added() + 1,
                                          lines.deleted(),
                                          lines.before(),
                                          lines.binary()))))
              .toList());
    }
  }

  private final class HasEmptySnapshots extends View {
    @Override
    public <T> Outcome<T> find(Resource<T> resource, BuildWork work) {
      return resource.equals(Resources.SNAPSHOT)
          ? Outcome.present(resource.type().cast(new Snapshot(Map.of())))
          : super.find(resource, work);
    }
  }
}
