package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens a tree in a JVM of its own, and prints what it saw. */
final class OtherWorktrees {
  private OtherWorktrees() {}

  /**
   * Removes what is abandoned, opens the tree, prints its folder and what is absent, and closes it
   * when its input ends.
   *
   * @param args the mirror, the folder of trees and the id of a tree
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    Path folder = Path.of(args[1]);
    Worktrees.removeAbandoned(folder);
    try (Repository mirror =
            new FileRepositoryBuilder().setGitDir(Path.of(args[0]).toFile()).setBare().build();
        Worktree files =
            Worktrees.in(folder, WorktreeLimits.of(1, 10L << 30))
                .open(mirror, ObjectId.fromString(args[2]))) {
      out.println(files.folder());
      files.absent().forEach(out::println);
      out.println("open");
      if (System.in.read() >= 0) {
        throw new IOException("Nothing was to be said");
      }
    } catch (RepositoryUnavailableException e) {
      out.println(e.reason() + " " + e.getMessage());
      out.println("open");
    }
  }

  /**
   * Starts the JVM.
   *
   * @param before what a shell does first, such as to set the locale
   */
  static Process start(String before, Path mirror, Path folder, ObjectId tree) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx160m",
            "-cp",
            System.getProperty("java.class.path"),
            OtherWorktrees.class.getName(),
            mirror.toString(),
            folder.toString(),
            tree.name()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
