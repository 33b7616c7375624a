package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cienrich.features.facts.FileChange;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the newest {@code commits} of the default branch of {@code mirror} change, each against its
 * first parent, with line counts and renames, by one thread that begins with nothing in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class CommitDiffs {

  @Param("")
  public String mirror;

  @Param("1000")
  public int commits;

  private final List<RevCommit> newest = new ArrayList<>();
  private Repository repository;

  /** Lists the commits. */
  @Setup
  public void list() throws IOException {
    repository =
        new FileRepositoryBuilder()
            .setGitDir(Path.of(mirror).toRealPath().toFile())
            .setBare()
            .build();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setFirstParent(true);
      walk.markStart(walk.parseCommit(repository.resolve(Constants.HEAD)));
      for (RevCommit commit = walk.next();
          commit != null && newest.size() < commits;
          commit = walk.next()) {
        newest.add(commit);
        for (RevCommit parent : commit.getParents()) {
          walk.parseHeaders(parent);
        }
      }
    }
  }

  @Benchmark
  public long diffs() throws IOException {
    long files = 0;
    try (GitObjects objects = GitObjects.of(repository)) {
      TreeDiffs diffs = new TreeDiffs(objects);
      for (RevCommit commit : newest) {
        ObjectId before = commit.getParentCount() == 0 ? null : commit.getParent(0).getTree();
        for (FileChange file : diffs.changes(before, commit.getTree())) {
          files += file.path().length();
        }
      }
    }
    return files;
  }
}
