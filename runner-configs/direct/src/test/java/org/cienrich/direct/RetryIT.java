package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SyntheticWorld;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.ForgeRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --retry} from the command line, which is said no more than the version and the output. */
class RetryIT {
  private static final String FAILING = "/git/synthetic/repo-0002.git/";
  private static final String FEATURES = "--features=category:git_diff,category:workflow";

  @TempDir private Path folder;
  private final AtomicBoolean fails = new AtomicBoolean(true);
  private SyntheticWorld world;
  private Runs runs;

  @BeforeEach
  void createWorld() throws IOException {
    world = SyntheticWorld.builds(3, 2, 1, 1, folder.resolve("world/git"));
    Path input = Files.writeString(folder.resolve("builds.csv"), world.buildsCsv());
    runs = Runs.in(folder, input, "a-token");
  }

  private Optional<Fault> fault(ForgeRequest request) {
    return fails.get() && request.target().startsWith(FAILING)
        ? Optional.of(Fault.serverError(503))
        : Optional.empty();
  }

  @Test
  void whatFailedIsRepeatedOnceAndThenThereIsNothingToRepeat() throws Exception {
    try (Forge forge = world.serve().faults(this::fault).start()) {
      runs.complete(forge, "out", "cache", FEATURES);
      assertThat(runs.manifest("out", 1).counts().get("imports"))
          .containsEntry("failed", 2L)
          .containsEntry("ingested", 4L);
      fails.set(false);
      runs.complete(forge, "calm", "calm-cache", FEATURES);

      assertThat(retry("processing", 1)).contains("Nothing of processing failed in version 1");
      assertThat(runs.version("out", 2)).doesNotExist();

      int asked = forge.finished().size();
      retry("ingestion", 1);
      runs.assertSame("calm", 1, "out", 2);
      assertThat(runs.manifest("out", 2).parentVersion()).isEqualTo(1);
      assertThat(forge.finished().subList(asked, forge.finished().size()))
          .isNotEmpty()
          .allMatch(line -> line.contains(FAILING));

      int askedAgain = forge.finished().size();
      assertThat(retry("ingestion", 2)).contains("Nothing of ingestion failed in version 2");
      assertThat(retry("processing", 2)).contains("Nothing of processing failed in version 2");
      assertThat(runs.version("out", 3)).doesNotExist();
      assertThat(forge.finished()).hasSize(askedAgain);
    }
  }

  /** Returns what the command said. */
  private String retry(String kind, int version) throws Exception {
    return runs.retry("out", "cache", kind, version);
  }
}
