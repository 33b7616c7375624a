package org.cienrich.io.git.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.jspecify.annotations.Nullable;

/** Builds that could have been: of some commits in a row along first parents. */
public final class SampleBuild {
  public static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("1", "owner/mirror", null, false, null);

  private SampleBuild() {}

  /** Returns a repository as {@link #REPOSITORY}, with a default branch. */
  public static RepositoryInfo repository(String defaultBranch) {
    return new RepositoryInfo(
        REPOSITORY.key(), REPOSITORY.name(), defaultBranch, false, REPOSITORY.language());
  }

  /**
   * Returns a build of a commit that was triggered an hour after it.
   *
   * @param covered how many commits it covers, unless the root comes first; the one before them was
   *     built earlier
   */
  static BuildWork of(Git git, String sha, int covered) throws GitFailedException {
    List<String> walked =
        GitText.lines(git.ask("rev-list", "--first-parent", "--max-count=" + (covered + 1), sha));
    Instant committed =
        Instant.ofEpochSecond(
            Long.parseLong(git.ask("log", "--no-walk", "--format=%ct", sha).strip()));
    if (walked.size() <= covered) {
      return of(
          sha,
          committed,
          new Lineage(walked, Lineage.End.NO_PREVIOUS_BUILD, null, null, null, null));
    }
    Lineage lineage =
        new Lineage(
            walked.subList(0, covered),
            Lineage.End.BUILD_FOUND,
            walked.get(covered),
            0,
            "1",
            committed.minus(Duration.ofDays(1)));
    return of(sha, committed, lineage);
  }

  /**
   * Returns a build of one commit that was triggered an hour after it.
   *
   * @param parent was built earlier; null for a root
   */
  public static BuildWork of(String sha, Instant committed, @Nullable String parent) {
    Lineage lineage =
        parent == null
            ? new Lineage(List.of(sha), Lineage.End.NO_PREVIOUS_BUILD, null, null, null, null)
            : new Lineage(
                List.of(sha),
                Lineage.End.BUILD_FOUND,
                parent,
                0,
                "1",
                committed.minus(Duration.ofDays(1)));
    return of(sha, committed, lineage);
  }

  private static BuildWork of(String sha, Instant committed, Lineage lineage) {
    Instant triggered = committed.plus(Duration.ofHours(1));
    RunTrigger trigger =
        new RunTrigger(
            2L, "push", "main", sha, triggered, triggered, List.of(), null, null, null, null);
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", REPOSITORY.key(), REPOSITORY.name(), "2", 1),
            trigger,
            new RunResult("completed", "success", triggered.plusSeconds(60), "jobs"));
    return new BuildWork(run, 1, null, 0, 0, sha, CommitResolution.EXACT, null, lineage, null);
  }
}
