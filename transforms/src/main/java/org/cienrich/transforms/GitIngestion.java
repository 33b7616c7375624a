package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The known builds of one repository with their commits and lineages, as far as git gives them.
 *
 * @param builds in their order
 * @param accounts how the commit of each was found
 * @param trees ids of the trees of the commits that rows of the dataset were built from, where
 *     these are scanned
 * @param mirrorState tip of the default branch of the mirror; null if there is no mirror
 * @param rules of the facts of git; null likewise
 * @param action what was done to have the mirror
 * @param missing why there is none; null if there is one, or git is not needed
 * @param message the reason in words
 * @param time when the mirror was there, and how long that took
 */
record GitIngestion(
    List<BuildWork> builds,
    List<String> accounts,
    SortedMap<String, String> trees,
    @Nullable String mirrorState,
    @Nullable String rules,
    String action,
    @Nullable MissingReason missing,
    @Nullable String message,
    TimeTaken time) {
  private static final Logger LOG = LoggerFactory.getLogger(GitIngestion.class);

  /** The builds where no feature needs git. */
  static GitIngestion notNeeded(List<KnownRun> known) {
    return withoutGit(known, null, "not needed", TimeTaken.since(System.nanoTime()));
  }

  /** Brings the repository here, and finds the commit of every build and what it covers. */
  static GitIngestion of(
      RepositoryInfo repository, List<KnownRun> known, Repositories mirrors, boolean isScanned) {
    long start = System.nanoTime();
    try (RepositoryView view = mirrors.open(repository, shas(known), pullRequests(known))) {
      List<ResolvedCommit> commits =
          known.stream().map(run -> view.resolve(run.run().trigger().commitSha())).toList();
      List<BuildWork> builds = builds(known, commits, view);
      return new GitIngestion(
          builds,
          commits.stream().map(ResolvedCommit::account).toList(),
          isScanned ? trees(builds, view) : Collections.emptySortedMap(),
          view.mirrorState().orElse(null),
          view.rules(),
          view.origin(),
          null,
          null,
          TimeTaken.since(start));
    } catch (RepositoryUnavailableException unavailable) {
      LOG.warn("No git history for {}: {}", repository.name(), unavailable.getMessage());
      return withoutGit(
          known, unavailable.reason(), unavailable.getMessage(), TimeTaken.since(start));
    }
  }

  private static SortedMap<String, String> trees(List<BuildWork> builds, RepositoryView view) {
    SortedMap<String, String> trees = new TreeMap<>();
    for (BuildWork build : builds) {
      if (build.isOutput() && build.effectiveSha() != null) {
        trees.computeIfAbsent(build.effectiveSha(), view::treeId);
      }
    }
    return trees;
  }

  private static Set<String> shas(List<KnownRun> known) {
    Set<String> shas = new HashSet<>();
    known.forEach(each -> shas.add(each.run().trigger().commitSha()));
    return shas;
  }

  private static Set<Long> pullRequests(List<KnownRun> known) {
    Set<Long> numbers = new HashSet<>();
    known.forEach(each -> numbers.addAll(each.run().trigger().pullRequests()));
    return numbers;
  }

  private static GitIngestion withoutGit(
      List<KnownRun> known,
      @Nullable MissingReason reason,
      @Nullable String message,
      TimeTaken time) {
    BuildPlaces places = new BuildPlaces(known);
    return new GitIngestion(
        known.stream().map(run -> places.withoutGit(run, reason)).toList(),
        Collections.nCopies(known.size(), "not looked for"),
        Collections.emptySortedMap(),
        null,
        null,
        "not brought here",
        reason,
        message,
        time);
  }

  private static List<BuildWork> builds(
      List<KnownRun> known, List<ResolvedCommit> commits, RepositoryView view) {
    List<CiRun> runs = known.stream().map(KnownRun::run).toList();
    List<String> effectiveShas = new ArrayList<>();
    commits.forEach(commit -> effectiveShas.add(commit.effectiveSha()));
    Lineages lineages = new Lineages(runs, effectiveShas, view::parents);
    BuildPlaces places = new BuildPlaces(known);
    List<BuildWork> builds = new ArrayList<>(known.size());
    for (int rank = 0; rank < runs.size(); rank++) {
      ResolvedCommit commit = commits.get(rank);
      Lineage lineage =
          commit.effectiveSha() == null || commit.historyMissing() != null
              ? null
              : lineages.walk(rank, commit.effectiveSha()).orElse(null);
      builds.add(places.withCommit(known.get(rank), commit, lineage));
    }
    return builds;
  }
}
