package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cienrich.io.git.reference.Git.GitFailedException;

/**
 * Commits of a repository to compare, drawn from all that branches and tags reach: its roots, at
 * least a tenth merges and at least a tenth commits with renames where there are as many, and any.
 *
 * @param roots some or all of them
 */
record CommitSample(
    List<String> roots, List<String> merges, List<String> withRenames, List<String> others) {
  private static final int BATCH = 100;

  /**
   * Draws a sample.
   *
   * @param size how many commits, if there are as many
   */
  static CommitSample draw(Git git, int size, Random random) throws GitFailedException {
    List<String> roots = new ArrayList<>();
    List<String> merges = new ArrayList<>();
    List<String> all = new ArrayList<>();
    String listed = git.ask("rev-list", "--parents", "--branches", "--tags");
    for (String line : GitText.lines(listed)) {
      List<String> commitAndParents = List.of(line.split(" ", -1));
      all.add(commitAndParents.get(0));
      if (commitAndParents.size() == 1) {
        roots.add(commitAndParents.get(0));
      } else if (commitAndParents.size() > 2) {
        merges.add(commitAndParents.get(0));
      }
    }
    Collections.sort(all);
    Collections.shuffle(all, random);
    Collections.sort(merges);
    Collections.shuffle(merges, random);
    int tenth = (size + 9) / 10;
    Set<String> taken = new LinkedHashSet<>();
    List<String> someRoots = take(roots, size, taken);
    List<String> someMerges = take(merges, tenth, taken);
    List<String> renames = take(withRenames(git, all, tenth), tenth, taken);
    return new CommitSample(
        someRoots, someMerges, renames, take(all, Math.max(0, size - taken.size()), taken));
  }

  private static List<String> take(List<String> from, int count, Set<String> taken) {
    List<String> added = new ArrayList<>();
    for (String sha : from) {
      if (added.size() < count && taken.add(sha)) {
        added.add(sha);
      }
    }
    return added;
  }

  /** Returns the first commits with renames. */
  private static List<String> withRenames(Git git, List<String> commits, int count) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from < commits.size() && found.size() < 2 * count; from += BATCH) {
      List<String> batch = commits.subList(from, Math.min(from + BATCH, commits.size()));
      found.addAll(withRenames(git, batch));
    }
    return found;
  }

  /** Where git lacks the content of a file, it can only tell renames without edits. */
  private static List<String> withRenames(Git git, List<String> commits) {
    try {
      return withRenames(git, commits, "-M");
    } catch (GitFailedException contentIsAbsent) {
      try {
        return withRenames(git, commits, "-M100%");
      } catch (GitFailedException treesAreAbsent) {
        return List.of();
      }
    }
  }

  private static List<String> withRenames(Git git, List<String> commits, String renames)
      throws GitFailedException {
    String output =
        git.askAbout(
            commits, "diff-tree", "--stdin", "-r", renames, "--diff-filter=R", "--name-only");
    return GitText.lines(output).stream().filter(commits::contains).toList();
  }

  /** Returns all commits of the sample. */
  List<String> commits() {
    List<String> commits = new ArrayList<>();
    List.of(roots, merges, withRenames, others).forEach(commits::addAll);
    return commits;
  }

  /** Returns as many of the commits as asked for, of every sort in turn. */
  List<String> ofEverySort(int count) {
    Collection<String> chosen = new LinkedHashSet<>();
    for (int at = 0; chosen.size() < count && at < commits().size(); at++) {
      for (List<String> sort : List.of(others, withRenames, merges, roots)) {
        if (at < sort.size() && chosen.size() < count) {
          chosen.add(sort.get(at));
        }
      }
    }
    return List.copyOf(chosen);
  }
}
