package org.cienrich.transforms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Lineage.End;

/**
 * Finds, for the builds of one repository, which commits each covers and which build came before it
 * along the commits.
 *
 * <p>The walk starts at the built commit and follows its parent. It ends at the first commit that
 * an earlier build built (its own commit aside), at a merge, which is still covered, or at the
 * root. An earlier build comes before in the order of builds and was not triggered after this build
 * was, so that nothing that happened after the trigger can change the answer. Of several builds of
 * one commit, and of several attempts of one build, the latest counts. Filtered builds count as
 * much as others.
 *
 * <p>Differs from TravisTorrent in what an earlier build is (there any build of the data set), and
 * in leaving the previous commit open where there is no previous build.
 */
final class Lineages {
  /** A walk that covers more commits than this has no useful answer. */
  static final int MAX_COMMITS = 1000;

  private final List<CiRun> runs;
  private final Function<String, List<String>> parents;
  private final Map<String, List<Integer>> ranksByCommit = new HashMap<>();

  /**
   * @param runs all known builds of the repository, in their order
   * @param effectiveShas the commit of each; null where it is gone
   * @param parents gives the parents of a commit
   */
  Lineages(List<CiRun> runs, List<String> effectiveShas, Function<String, List<String>> parents) {
    this.runs = runs;
    this.parents = parents;
    for (int rank = 0; rank < runs.size(); rank++) {
      if (effectiveShas.get(rank) != null) {
        ranksByCommit.computeIfAbsent(effectiveShas.get(rank), sha -> new ArrayList<>()).add(rank);
      }
    }
  }

  /**
   * Walks back from the commit of a build.
   *
   * @return empty if more than {@link #MAX_COMMITS} commits would be covered
   */
  Optional<Lineage> walk(int rank, String effectiveSha) {
    List<String> covered = new ArrayList<>();
    String commit = effectiveSha;
    while (covered.size() < MAX_COMMITS) {
      covered.add(commit);
      List<String> next = parents.apply(commit);
      if (next.size() != 1) {
        End end = next.isEmpty() ? End.NO_PREVIOUS_BUILD : End.MERGE_FOUND;
        return Optional.of(new Lineage(covered, end, null, null, null, null));
      }
      commit = next.get(0);
      Optional<Integer> previous = latestBuildBefore(rank, commit);
      if (previous.isPresent()) {
        int previousRank = previous.get();
        CiRun run = runs.get(previousRank);
        return Optional.of(
            new Lineage(
                covered,
                End.BUILD_FOUND,
                commit,
                previousRank,
                run.id().buildId(),
                run.trigger().startedAt()));
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> latestBuildBefore(int rank, String commit) {
    List<Integer> ranks = ranksByCommit.getOrDefault(commit, List.of());
    for (int i = ranks.size() - 1; i >= 0; i--) {
      int candidate = ranks.get(i);
      if (candidate < rank && !triggeredAt(candidate).isAfter(triggeredAt(rank))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Instant triggeredAt(int rank) {
    return runs.get(rank).trigger().triggeredAt();
  }
}
