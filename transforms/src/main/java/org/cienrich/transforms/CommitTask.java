package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.scan.CommitToScan;

/**
 * A commit to scan, and what it takes to have it on another machine.
 *
 * @param builtShas the commits that it stands for: itself, unless it was rebuilt
 * @param pullRequests whose heads may be needed
 * @param builds the rows of the dataset that the scan is for
 */
record CommitTask(
    CommitToScan commit, Set<String> builtShas, Set<Long> pullRequests, List<UnitMember> builds) {

  /** Returns what tells commits apart. */
  String key() {
    return commit.repository().key() + "/" + commit.commitSha();
  }

  /** Returns what tells trees apart. */
  String treeKey() {
    return commit.repository().key() + "/" + commit.treeId();
  }

  /** Returns the commits of a repository whose trees are known, in the order of their SHAs. */
  static List<CommitTask> of(RepositoryInfo repository, GitIngestion git) {
    Map<String, List<BuildWork>> byCommit = new TreeMap<>();
    for (BuildWork build : git.builds()) {
      if (build.isOutput()
          && build.effectiveSha() != null
          && git.trees().containsKey(build.effectiveSha())) {
        byCommit.computeIfAbsent(build.effectiveSha(), sha -> new ArrayList<>()).add(build);
      }
    }
    List<CommitTask> tasks = new ArrayList<>();
    byCommit.forEach(
        (sha, builds) ->
            tasks.add(task(repository, sha, git.trees().get(sha), tasks.size(), builds)));
    return tasks;
  }

  /**
   * @param builds in the order of time
   */
  private static CommitTask task(
      RepositoryInfo repository, String sha, String tree, int place, List<BuildWork> builds) {
    Set<String> builtShas = new TreeSet<>();
    Set<Long> pullRequests = new TreeSet<>();
    for (BuildWork build : builds) {
      builtShas.add(build.run().trigger().commitSha());
      pullRequests.addAll(build.run().trigger().pullRequests());
    }
    return new CommitTask(
        new CommitToScan(
            repository,
            sha,
            tree,
            place,
            builds.size(),
            builds.get(0).run().trigger().triggeredAt()),
        builtShas,
        pullRequests,
        builds.stream().map(build -> UnitMember.of(repository, build)).toList());
  }
}
