package org.cienrich.io.git;

import java.nio.file.Path;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.worktree.WorktreeLimits;
import org.cienrich.io.git.worktree.Worktrees;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Writes the files of one commit of a mirror: {@code MIRROR FOLDER COMMIT TIMES}. Prints, for each
 * time, the milliseconds until they are there and those until they are gone. The first ones are
 * those of a cold JVM, without its start.
 */
public final class WorktreeBench {
  private WorktreeBench() {}

  public static void main(String[] args) throws Exception {
    GitEnvironment.isolate();
    Worktrees worktrees = Worktrees.in(Path.of(args[1]), WorktreeLimits.of(1, 20L << 30));
    for (int time = 0; time < Integer.parseInt(args[3]); time++) {
      long start = System.nanoTime();
      long written;
      try (Repository mirror =
          new FileRepositoryBuilder().setGitDir(Path.of(args[0]).toFile()).setBare().build()) {
        ObjectId tree = mirror.parseCommit(ObjectId.fromString(args[2])).getTree();
        try (Worktree files = worktrees.open(mirror, tree)) {
          written = System.nanoTime();
          System.out.printf(
              "written %d ms, %d absent, ",
              millis(written - start),
              files.absent().size());
        }
      }
      System.out.printf("removed %d ms%n", millis(System.nanoTime() - written));
    }
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
