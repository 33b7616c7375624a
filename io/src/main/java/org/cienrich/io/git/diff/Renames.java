package org.cienrich.io.git.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cienrich.io.git.diff.Candidates.Candidate;
import org.cienrich.io.git.object.GitPaths;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Pairs deleted files with added ones as {@code git diff -M} does: equal files first, then similar
 * ones that kept their name in another directory, then any that are similar by half, the most
 * similar first. The last step is left out where there are too many files.
 */
final class Renames {
  private static final int HALF = Similarity.EQUAL / 2;
  private static final int THREE_QUARTERS = Similarity.EQUAL * 3 / 4;

  /** git's default of {@code diff.renameLimit}, as a product. */
  private static final long MOST_COMPARISONS = 1000L * 1000;

  /** So many equal sources are looked at for one target. */
  private static final int MOST_EQUAL_SOURCES = 100;

  private static final int AMBIGUOUS = -1;

  private final Similarity similarity;
  private final List<ChangedFile> sources = new ArrayList<>();
  private final List<ChangedFile> targets = new ArrayList<>();
  private final boolean[] used;

  /** By target the number of its source. */
  private final @Nullable Integer[] sourceOf;

  private Renames(List<ChangedFile> files, Similarity similarity) {
    this.similarity = similarity;
    for (ChangedFile file : files) {
      if (file.isAdded()) {
        targets.add(file);
      } else if (file.isDeleted()) {
        sources.add(file);
      }
    }
    this.used = new boolean[sources.size()];
    this.sourceOf = new Integer[targets.size()];
  }

  /**
   * Returns the changes with each rename in the place of the added file.
   *
   * @throws IOException if a file that may be a rename is absent or damaged
   */
  static List<ChangedFile> in(List<ChangedFile> files, Similarity similarity) throws IOException {
    Renames renames = new Renames(files, similarity);
    if (renames.sources.isEmpty() || renames.targets.isEmpty()) {
      return files;
    }
    renames.pairEqualFiles();
    renames.pairEqualNames();
    renames.pairSimilarFiles();
    return renames.applied(files);
  }

  /** Like {@link #in}, without renames of files that were edited too. */
  static List<ChangedFile> ofEqualFiles(List<ChangedFile> files, Similarity similarity) {
    Renames renames = new Renames(files, similarity);
    renames.pairEqualFiles();
    return renames.applied(files);
  }

  private void pairEqualFiles() {
    Map<ObjectId, List<Integer>> byId = new HashMap<>();
    for (int source = 0; source < sources.size(); source++) {
      byId.computeIfAbsent(sources.get(source).oldId(), id -> new ArrayList<>()).add(source);
    }
    for (int target = 0; target < targets.size(); target++) {
      int best = bestOf(byId.getOrDefault(targets.get(target).newId(), List.of()), target);
      if (best >= 0) {
        pair(best, target);
      }
    }
  }

  private int bestOf(List<Integer> equal, int target) {
    int best = -1;
    int looks = 0;
    for (int source : equal) {
      if (used[source]
          || !mayBeSame(sources.get(source).oldMode(), targets.get(target).newMode())) {
        continue;
      }
      if (GitPaths.haveSameName(sources.get(source).oldPath(), targets.get(target).newPath())) {
        return source;
      }
      best = best < 0 ? source : best;
      if (++looks == MOST_EQUAL_SOURCES) {
        return best;
      }
    }
    return best;
  }

  private static boolean mayBeSame(FileMode before, FileMode after) {
    return before == after || (ChangedFile.isFile(before) && ChangedFile.isFile(after));
  }

  private void pairEqualNames() throws IOException {
    Map<String, Integer> sourcesByName = new HashMap<>();
    for (int source = 0; source < sources.size(); source++) {
      if (!used[source]) {
        sourcesByName.merge(nameOfSource(source), source, (first, second) -> AMBIGUOUS);
      }
    }
    Map<String, Integer> targetsByName = new HashMap<>();
    for (int target = 0; target < targets.size(); target++) {
      if (sourceOf[target] == null) {
        targetsByName.merge(nameOfTarget(target), target, (first, second) -> AMBIGUOUS);
      }
    }
    for (int source = 0; source < sources.size(); source++) {
      if (used[source] || sourcesByName.get(nameOfSource(source)) != source) {
        continue;
      }
      int target = targetsByName.getOrDefault(nameOfSource(source), AMBIGUOUS);
      if (target != AMBIGUOUS && estimate(source, target, THREE_QUARTERS) >= THREE_QUARTERS) {
        pair(source, target);
      }
    }
  }

  private void pairSimilarFiles() throws IOException {
    int[] freeSources = free(used);
    int freeTargets = (int) Arrays.stream(sourceOf).filter(source -> source == null).count();
    if ((long) freeSources.length * freeTargets > MOST_COMPARISONS) {
      return;
    }
    List<Candidate> all = new ArrayList<>();
    for (int target = 0; target < targets.size() && freeSources.length > 0; target++) {
      if (sourceOf[target] == null) {
        Candidates best = new Candidates();
        for (int source : freeSources) {
          best.offer(
              new Candidate(
                  source,
                  target,
                  estimate(source, target, HALF),
                  GitPaths.haveSameName(
                      sources.get(source).oldPath(), targets.get(target).newPath())));
        }
        best.atLeast(HALF).forEach(all::add);
      }
    }
    all.sort(Comparator.naturalOrder());
    for (Candidate candidate : all) {
      if (!used[candidate.source()] && sourceOf[candidate.target()] == null) {
        pair(candidate.source(), candidate.target());
      }
    }
  }

  private int estimate(int source, int target, int least) throws IOException {
    return similarity.estimate(sources.get(source), targets.get(target), least);
  }

  private static int[] free(boolean[] used) {
    return IntStream.range(0, used.length).filter(at -> !used[at]).toArray();
  }

  private String nameOfSource(int source) {
    return GitPaths.nameOf(sources.get(source).oldPath());
  }

  private String nameOfTarget(int target) {
    return GitPaths.nameOf(targets.get(target).newPath());
  }

  private void pair(int source, int target) {
    used[source] = true;
    sourceOf[target] = source;
  }

  private List<ChangedFile> applied(List<ChangedFile> files) {
    List<ChangedFile> changes = new ArrayList<>(files.size());
    int source = 0;
    int target = 0;
    for (ChangedFile file : files) {
      if (file.isAdded()) {
        Integer from = sourceOf[target++];
        changes.add(from == null ? file : file.renamedFrom(sources.get(from)));
      } else if (!file.isDeleted() || !used[source++]) {
        changes.add(file);
      }
    }
    return changes;
  }
}
