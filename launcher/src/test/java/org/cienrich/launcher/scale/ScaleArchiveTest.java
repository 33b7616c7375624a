package org.cienrich.launcher.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.forge.Forge;
import org.cienrich.forge.sample.Chapter;
import org.cienrich.forge.sample.ScaleWorld;
import org.cienrich.forge.world.World;
import org.cienrich.io.version.Manifest;
import org.cienrich.pipeline.EnrichmentJob;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleArchiveTest {
  private static final ScaleWorld WORLD = new ScaleWorld(4, 150, 70, 1);

  /** All but what is read from logs, which archives have none of. */
  private static final String FEATURES =
      "--features=category:workflow,category:metadata,category:pr_info,category:git_history,"
          + "category:git_diff,category:team,category:discussion,category:review,"
          + "category:repo_snapshot,category:build_history";

  @TempDir Path folder;

  @Test
  void anOfflineRunGivesWhatAnOnlineRunGives() throws Exception {
    Path archive = folder.resolve("archive");
    new ScaleArchive(WORLD, archive, freePort()).make();

    List<String> offline = new ArrayList<>(Files.readAllLines(archive.resolve("options")));
    offline.add("--offline=true");
    Path ofArchive = run("offline", offline);
    Path ofForge = runOnline(archive.resolve("builds.csv"), archive.resolve("token"));

    assertThat(ofArchive.resolve("dataset.csv"))
        .hasSameTextualContentAs(ofForge.resolve("dataset.csv"));
    assertThat(Files.readAllLines(ofArchive.resolve("dataset.csv"))).hasSize(151);
    assertThat(ofArchive.resolve("dead_letters.jsonl")).isEmptyFile();
  }

  private Path runOnline(Path csv, Path token) throws Exception {
    List<Chapter> chapters = new ArrayList<>();
    Path git = folder.resolve("git");
    int[] sizes = WORLD.sizes();
    for (int i = 0; i < sizes.length; i++) {
      chapters.add(WORLD.tell(i, sizes[i], git));
    }
    World world = ScaleArchive.world(chapters);
    try (Forge forge = Forge.of(world, "none").gitRoot(git).start()) {
      return run(
          "online",
          List.of(
              "--input=" + csv,
              "--cacheDir=" + folder.resolve("cache"),
              "--githubTokenFile=" + token,
              "--githubApiUrl=" + forge.apiUrl(),
              "--gitUrlTemplate=" + forge.gitHttpUrlTemplate()));
    }
  }

  private Path run(String output, List<String> options) throws ConfigurationException, IOException {
    List<String> all = new ArrayList<>(options);
    all.add("--output=" + folder.resolve(output));
    all.add(FEATURES);
    EnrichmentJob job =
        EnrichmentJob.prepare(
            PipelineOptionsFactory.fromArgs(all.toArray(new String[0]))
                .as(EnrichmentOptions.class),
            Clock.systemUTC());
    job.start().waitUntilFinish();
    assertThat(job.manifest()).get().matches(Manifest::isProcessed);
    return folder.resolve(output).resolve("v1");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
