package org.cienrich.transforms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.ResolvedCommit;
import org.jspecify.annotations.Nullable;

/** Gives the builds of one repository their places, in their order. Not thread-safe. */
final class BuildPlaces {
  private final Map<String, Instant> supersessions;
  private int rank;
  private int row;
  private int job;

  /**
   * @param known all builds, in their order
   */
  BuildPlaces(List<KnownRun> known) {
    supersessions = Supersessions.of(known.stream().map(KnownRun::run).toList());
  }

  /** Places the next build, of which nothing is known from git. */
  BuildWork withoutGit(KnownRun known, @Nullable MissingReason reason) {
    return next(known, null, reason, null, null);
  }

  /** Places the next build. */
  BuildWork withCommit(KnownRun known, ResolvedCommit commit, @Nullable Lineage lineage) {
    MissingReason lineageMissing = null;
    if (commit.effectiveSha() != null && lineage == null) {
      lineageMissing =
          commit.historyMissing() == null ? MissingReason.TOO_LARGE : commit.historyMissing();
    }
    return next(known, commit, commit.missing(), lineage, lineageMissing);
  }

  private BuildWork next(
      KnownRun known,
      @Nullable ResolvedCommit commit,
      @Nullable MissingReason gitMissing,
      @Nullable Lineage lineage,
      @Nullable MissingReason lineageMissing) {
    BuildWork build =
        new BuildWork(
            known.run(),
            rank++,
            supersessions.get(known.run().id().key()),
            known.isOutput() ? row++ : -1,
            job,
            commit == null ? null : commit.effectiveSha(),
            commit == null ? null : commit.resolution(),
            gitMissing,
            lineage,
            lineageMissing);
    job += known.jobs();
    return build;
  }
}
