package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cienrich.features.facts.FileChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts of the long-lived process are those of one {@code git show} per commit. */
class LineDiffsOracleTest {
  private static final int COMMITS = 60;

  @TempDir Path directory;

  @Test
  void agreesWithOneProcessPerCommit() throws Exception {
    try (GitFixture git = GitFixture.in(directory.resolve("repo.git"));
        LineDiffs diffs = new GitProcessLineDiffs(git.directory(), Duration.ofMinutes(1))) {
      int renames = 0;
      for (String sha : randomHistory(git)) {
        List<FileChange> files =
            diffs.ofCommit(sha).toOptional().orElseThrow().stream()
                .map(TreeEntryChange::change)
                .toList();
        renames += (int) files.stream().filter(file -> file.oldPath() != null).count();
        assertThat(numstat(files)).as(sha).isEqualTo(numstatOfGit(git, sha));
      }
      assertThat(renames).isPositive();
    }
  }

  private static String numstatOfGit(GitFixture git, String sha) throws Exception {
    return GitProgram.run(
            git.directory(),
            "show",
            "-z",
            "--numstat",
            "-M",
            "--diff-merges=first-parent",
            "--format=",
            sha)
        .replace("\0", "|");
  }

  private static String numstat(List<FileChange> files) {
    StringBuilder text = new StringBuilder();
    for (FileChange file : files) {
      String added = file.binary() ? "-" : Long.toString(file.added());
      String deleted = file.binary() ? "-" : Long.toString(file.deleted());
      text.append(added).append('\t').append(deleted).append('\t');
      if (file.oldPath() != null) {
        text.append('|').append(file.oldPath()).append('|');
      }
      text.append(file.path()).append('|');
    }
    return text.toString();
  }

  private static List<String> randomHistory(GitFixture git) {
    Random random = new Random(7);
    List<String> commits = new ArrayList<>();
    commits.add(git.commit().file("0", text(random)).file("1", text(random)).create());
    while (commits.size() < COMMITS) {
      String parent = commits.get(commits.size() - 1);
      boolean merge = commits.size() % 5 == 0;
      String[] parents =
          merge
              ? new String[] {parent, commits.get(random.nextInt(commits.size() - 1))}
              : new String[] {parent};
      GitFixture.Change change = git.commit(parents);
      String name = Integer.toString(commits.size());
      if (commits.size() % 7 == 0) {
        change.file(name.getBytes(UTF_8), new byte[] {0, (byte) random.nextInt()});
      } else {
        change.file(name, text(random));
      }
      String older = Integer.toString(random.nextInt(commits.size()));
      switch (random.nextInt(4)) {
        case 0 -> change.delete(older);
        case 1 -> change.file(older, text(random));
        case 2 -> change.executable(older, text(random));
        default -> change.file("0", text(random)).file("copy/" + name, text(random));
      }
      commits.add(change.create());
      commits.add(git.commit(commits.get(commits.size() - 1)).rename(name, "r/" + name).create());
    }
    return commits;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 40; line++) {
      text.append(random.nextInt(6) == 0 ? random.nextInt() : line % 9).append('\n');
    }
    return text.toString();
  }
}
