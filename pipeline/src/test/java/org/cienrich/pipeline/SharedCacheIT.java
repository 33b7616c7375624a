package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.SampleWorld;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on machines that share a cache. */
class SharedCacheIT {
  private static final List<String> SAME_BYTES =
      List.of("dataset.csv", "dataset.jsonl", "data_dictionary.json", "dead_letters.jsonl");

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

  @Test
  void offlineAnEmptyMachineMakesTheSameOfTheSharedCacheAlone() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN);
    String shared = "--sharedCache=" + folder.resolve("shared").toUri();
    Manifest online = runs.run("online", tokens, shared);
    runs.forge().close();

    Manifest offline =
        runs.run(
            "offline", tokens, shared, "--offline=true", "--cacheDir=" + folder.resolve("empty"));

    for (String file : SAME_BYTES) {
      assertThat(runs.version("offline").resolve(file))
          .as(file)
          .hasSameBinaryContentAs(runs.version("online").resolve(file));
    }
    assertThat(offline.identity()).isEqualTo(online.identity());
  }

  @Test
  void aSecondMachineAsksForLittle() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN);
    String shared = "--sharedCache=" + folder.resolve("shared");
    Manifest one = runs.run("one", tokens, shared);
    int asked = runs.forge().totalRequests();

    Manifest other =
        runs.run(
            "other",
            tokens,
            shared,
            "--cacheDir=" + folder.resolve("other-cache"),
            "--cacheMaxSize=1KB");

    assertThat(other.identity()).isEqualTo(one.identity());
    assertThat(runs.forge().totalRequests() - asked).isLessThan(asked / 5);
  }
}
