package org.cienrich.io.git.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileLines;
import org.cienrich.io.git.GitFixture;
import org.cienrich.io.git.GitProgram;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, renames and line counts are those of the git program. */
class TreeDiffsOracleTest {
  private static final int COMMITS = 60;
  private static final int VERSIONS = 400;

  @TempDir Path directory;

  @Test
  void agreesOnFilesAndRenames() throws Exception {
    try (GitFixture git = GitFixture.in(directory.resolve("repo.git"))) {
      assertThat(agreeing(git, randomHistory(git))).contains(" => ");
    }
  }

  @Test
  void agreesOnLinesOfRepetitiveTextWhereTheShortestScriptIsNotFound() throws Exception {
    try (GitFixture git = GitFixture.in(directory.resolve("repo.git"))) {
      Random random = new Random(11);
      List<String> commits = new ArrayList<>();
      commits.add(git.commit().file("text", "").create());
      List<Integer> lines = List.of();
      while (commits.size() < VERSIONS) {
        lines = edited(lines, random);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        if (random.nextBoolean()) {
          text.append("no line feed");
        }
        String parent = commits.get(commits.size() - 1);
        commits.add(git.commit(parent).file("text", text.toString()).create());
      }
      agreeing(git, commits);
    }
  }

  /** Returns the diffs of all commits as git gives them too. */
  private static String agreeing(GitFixture git, List<String> commits) throws Exception {
    StringBuilder all = new StringBuilder();
    try (GitObjects objects = GitObjects.of(git.repository());
        RevWalk walk = new RevWalk(git.repository())) {
      TreeDiffs diffs = new TreeDiffs(objects);
      for (String sha : commits) {
        RevCommit commit = walk.parseCommit(ObjectId.fromString(sha));
        ObjectId before =
            commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0)).getTree();
        String numstat = numstat(diffs.changes(before, commit.getTree()));
        assertThat(numstat).as(sha).isEqualTo(numstatOfGit(git, sha));
        all.append(numstat);
      }
    }
    return all.toString();
  }

  private static String numstatOfGit(GitFixture git, String sha) throws Exception {
    String numstat =
        GitProgram.run(
            git.directory(),
            "diff-tree",
            "-z",
            "-r",
            "--root",
            "--numstat",
            "-M",
            "--diff-merges=first-parent",
            "--no-commit-id",
            sha);
    return numstat.replaceAll("\t\0([^\0]*)\0([^\0]*)\0", "\t$1 => $2\0").replace('\0', '\n');
  }

  private static String numstat(List<FileChange> files) {
    StringBuilder text = new StringBuilder();
    for (FileChange file : files) {
      FileLines lines = file.lines().toOptional().orElseThrow();
      text.append(lines.binary() ? "-" : Long.toString(lines.added())).append('\t');
      text.append(lines.binary() ? "-" : Long.toString(lines.deleted())).append('\t');
      if (file.oldPath() != null) {
        text.append(file.oldPath()).append(" => ");
      }
      text.append(file.path()).append('\n');
    }
    return text.toString();
  }

  /** Returns lines after many edits; most are like others, as braces and blank lines are. */
  private static List<Integer> edited(List<Integer> lines, Random random) {
    List<Integer> edited = new ArrayList<>(lines);
    int kinds = 1 << random.nextInt(12);
    int edits = 1 << random.nextInt(11);
    for (int edit = 0; edit < edits; edit++) {
      int at = random.nextInt(edited.size() + 1);
      if (edited.size() > 4000 || (at < edited.size() && random.nextInt(3) == 0)) {
        edited.subList(at, Math.min(edited.size(), at + 1 + random.nextInt(5))).clear();
      } else {
        for (int count = random.nextInt(8); count >= 0; count--) {
          edited.add(at, random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(kinds));
        }
      }
    }
    if (random.nextInt(10) == 0) {
      Collections.shuffle(edited, random);
    }
    return edited;
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
