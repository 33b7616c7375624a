package org.cienrich.io.git;

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
import org.jspecify.annotations.Nullable;

/** Facts that tests ask the git module with. */
final class Facts {
  static final RepositoryInfo REPOSITORY =
      new RepositoryInfo("1", "owner/name", "main", false, "Java");

  private Facts() {}

  static BuildWork build(String sha) {
    return build(sha, null);
  }

  static BuildWork build(String sha, List<String> commits, @Nullable String previous) {
    Lineage.End end = previous == null ? Lineage.End.NO_PREVIOUS_BUILD : Lineage.End.BUILD_FOUND;
    return build(
        sha, new Lineage(commits, end, previous, previous == null ? null : 0, previous, null));
  }

  private static BuildWork build(String sha, @Nullable Lineage lineage) {
    RunTrigger trigger =
        new RunTrigger(
            1L,
            "push",
            "main",
            sha,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            null,
            null,
            null,
            null);
    CiRun run =
        new CiRun(
            new BuildIdentity("github_actions", "1", "owner/name", "7", 1),
            trigger,
            new RunResult(null, null, null, null));
    return new BuildWork(run, 0, null, 0, 0, sha, CommitResolution.EXACT, null, lineage, null);
  }
}
