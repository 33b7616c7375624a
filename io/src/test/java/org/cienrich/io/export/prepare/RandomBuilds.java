package org.cienrich.io.export.prepare;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Builds with all that splits have to mind: ties, long builds, attempts, shared commits. */
final class RandomBuilds {
  private RandomBuilds() {}

  static SampleBuilds of(Random random) {
    SampleBuilds builds =
        SampleBuilds.with(
            "tr_status",
            "gh_sloc",
            "change_entropy",
            "day_week",
            "git_branch",
            "gh_is_pr",
            "tr_log_frameworks_all");
    int repositories = 1 + random.nextInt(4);
    int size = 60 + random.nextInt(100);
    for (int i = 0; i < size; i++) {
      String repo = "o/r" + random.nextInt(repositories);
      String commit = "c" + random.nextInt(size);
      long triggered = random.nextInt(size);
      int attempts = random.nextInt(5) == 0 ? 3 : 1;
      for (int attempt = 1; attempt <= attempts; attempt++) {
        long completed = triggered + random.nextInt(15);
        builds.build(
            repo,
            "b" + i,
            attempt,
            random.nextInt(9) == 0 ? commit + "x" : commit,
            triggered,
            random.nextInt(20) == 0 ? null : (Long) completed,
            maybe(random, random.nextBoolean() ? "passed" : "failed"),
            maybe(random, (long) random.nextInt(1000)),
            maybe(random, random.nextGaussian()),
            maybe(random, random.nextBoolean() ? "Monday" : "Sunday"),
            maybe(random, "branch" + random.nextInt(20)),
            maybe(random, random.nextBoolean()),
            maybe(random, List.of("t" + random.nextInt(5), "t" + random.nextInt(5))));
        triggered = completed + random.nextInt(30);
      }
    }
    return builds;
  }

  private static @Nullable Object maybe(Random random, Object value) {
    return random.nextInt(4) == 0 ? null : value;
  }
}
