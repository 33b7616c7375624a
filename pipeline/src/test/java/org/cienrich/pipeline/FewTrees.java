package org.cienrich.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.Forge;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/**
 * One repository whose commits come back to the same few trees: each holds a file {@code number}
 * with the number of the tree. Builds take the commits in turn.
 */
final class FewTrees {
  private static final String REPO = "orchard/turns";
  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

  private final Path folder;
  private final List<String> commits;
  private final int trees;
  private final int builds;

  private FewTrees(Path folder, List<String> commits, int trees, int builds) {
    this.folder = folder;
    this.commits = commits;
    this.trees = trees;
    this.builds = builds;
  }

  /** Writes the repository. */
  static FewTrees create(Path folder, int builds, int commits, int trees) throws Exception {
    Path repository = Files.createDirectories(folder.resolve(REPO + ".git"));
    git(repository, null, "init", "--quiet", "--bare", "--initial-branch=main", ".");
    StringBuilder history = new StringBuilder();
    for (int commit = 0; commit < commits; commit++) {
      String message = "Commit " + commit;
      String number = Integer.toString(commit % trees);
      long time = START.getEpochSecond() + 60L * commit;
      history.append("commit refs/heads/main\nmark :").append(commit + 1).append('\n');
      history.append("committer A B <a@b.example> ").append(time).append(" +0000\n");
      history.append("data ").append(message.length()).append('\n').append(message).append('\n');
      history.append("M 100644 inline number\ndata ").append(number.length());
      history.append('\n').append(number).append('\n');
    }
    Path stream = Files.writeString(folder.resolve("history"), history);
    git(repository, stream, "fast-import", "--quiet");
    List<String> shas = git(repository, null, "rev-list", "--reverse", "main").lines().toList();
    return new FewTrees(folder, shas, trees, builds);
  }

  private static String git(Path repository, Path input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed: " + output);
    }
    return output;
  }

  /** Returns the number of the tree that a commit has. */
  int tree(String sha) {
    return commits.indexOf(sha) % trees;
  }

  /** Prepares to serve the builds. */
  Forge.Builder serve() {
    List<WorkflowRun> runs = new ArrayList<>();
    for (int build = 0; build < builds; build++) {
      Instant start = START.plusSeconds(86_400 + 600L * build);
      runs.add(
          new WorkflowRun(
              1 + build,
              1,
              1 + build,
              7,
              new WorkflowRun.Workflow(70, "CI", ".github/workflows/ci.yml"),
              new WorkflowRun.Head("main", commits.get(build % commits.size()), null, 7L),
              new WorkflowRun.Trigger("push", Account.user(5, "turner"), null, List.of()),
              new WorkflowRun.Outcome("completed", "success"),
              new WorkflowRun.Times(start, start, start.plusSeconds(300))));
    }
    World world =
        new World(
            List.of(Repository.of(7, REPO, "Java", START, START)), runs, List.of(), List.of());
    return Forge.of(world, GitRoots.urlTemplate(folder)).gitRoot(folder);
  }

  /** Writes the CSV of all builds. */
  Path buildsCsv() throws IOException {
    StringBuilder csv = new StringBuilder("repo,build_id\n");
    for (int build = 1; build <= builds; build++) {
      csv.append(REPO).append(',').append(build).append('\n');
    }
    return Files.writeString(folder.resolve("builds.csv"), csv);
  }
}
