package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.cienrich.forge.SyntheticWorld;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests a build costs that has three jobs and logs, by the forge's own counters. */
class CallsPerBuildIT {
  private static final String API_FEATURES =
      "--features=category:workflow,category:pr_info,category:review,category:build_log,"
          + "gh_description_complexity,gh_team_size";

  @TempDir private Path folder;
  private SampleRuns runs;

  @BeforeEach
  void startForge() throws Exception {
    runs = new SampleRuns(folder);
  }

  @AfterEach
  void stopForge() {
    runs.close();
  }

  @ParameterizedTest
  @CsvSource({"10, 100, 0.3, 2.2", "3, 1000, 0.3, 2.2", "2, 3000, 0.01, 3.2", "1, 6000, 0.01, 3.2"})
  void staysBelow(int repositories, int runsEach, double wanted, double most) throws Exception {
    SyntheticWorld world = SyntheticWorld.builds(repositories, runsEach, wanted, 3);
    runs.serve(world.serve());
    Path input = folder.resolve("builds.csv");
    world.writeBuildsCsv(input);

    Manifest manifest = runs.run("out", API_FEATURES, "--input=" + input, runs.tokens("a-token"));

    long builds = manifest.counts().get("builds").get("found");
    assertThat(builds).isEqualTo(Math.round(repositories * runsEach * wanted));
    assertThat(manifest.counts().get("builds")).containsOnlyKeys("found");
    double perBuild = runs.forge().totalRequests() / (double) builds;
    System.out.printf(
        Locale.ROOT,
        "%d of %d runs in %d repositories: %.3f requests per build%n",
        builds,
        repositories * runsEach,
        repositories,
        perBuild);
    assertThat(perBuild).isLessThanOrEqualTo(most);
  }
}
