package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SyntheticWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that run at the same time with one cache folder. */
class CrowdIT {
  private static final int REPOSITORIES = 100;
  private static final String CACHE = "cache";

  @TempDir private Path folder;

  @Test
  void twoRunsShareACacheAndFetchEachRepositoryOnce() throws Exception {
    SyntheticWorld world =
        SyntheticWorld.builds(REPOSITORIES, 2, 1, 1, folder.resolve("world/git"));
    Path input = Files.writeString(folder.resolve("builds.csv"), world.buildsCsv());
    Runs runs = Runs.in(folder, input, "a-token");
    try (Forge forge = world.serve().start()) {
      try (Program one = runs.start(forge, "one", CACHE);
          Program other = runs.start(forge, "other", CACHE)) {
        Runs.assertEndsWell(one);
        Runs.assertEndsWell(other);
      }

      runs.assertSame("one", "other");
      assertThat(runs.manifest("one", 1).counts().get("extraction"))
          .containsOnly(Map.entry("completed", 2L * REPOSITORIES));
      assertThat(packs(forge))
          .hasSize(REPOSITORIES)
          .allSatisfy((target, times) -> assertThat(times).isOne());

      int asked = forge.totalRequests();
      runs.complete(forge, "offline", CACHE, "--offline=true");
      runs.assertSame("one", "offline");
      assertThat(forge.totalRequests()).isEqualTo(asked);
    }
  }

  /** How many packs of each repository were sent wholly, by the target of the request. */
  private static Map<String, Long> packs(Forge forge) {
    return forge.finished().stream()
        .filter(line -> line.endsWith(" pack"))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
