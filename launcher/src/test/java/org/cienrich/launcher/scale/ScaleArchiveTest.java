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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleArchiveTest {
  private static final ScaleWorld WORLD = new ScaleWorld(4, 150, 70, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOfflineRunGivesWhatAnOnlineRunGives(boolean withDiscussions) throws Exception {
    Path archive = folder.resolve("archive");
    new ScaleArchive(WORLD, archive, freePort(), withDiscussions).make();

    List<String> offline = new ArrayList<>(Files.readAllLines(archive.resolve("options")));
    String features = offline.get(offline.size() - 1);
    offline.add("--offline=true");
    Path ofArchive = run("offline", offline);
    Path ofForge = runOnline(archive, features);

    assertThat(ofArchive.resolve("dataset.csv"))
        .hasSameTextualContentAs(ofForge.resolve("dataset.csv"));
    assertThat(Files.readAllLines(ofArchive.resolve("dataset.csv"))).hasSize(151);
    assertThat(ofArchive.resolve("dead_letters.jsonl")).isEmptyFile();
  }

  private Path runOnline(Path archive, String features) throws Exception {
    List<Chapter> chapters = new ArrayList<>();
    Path git = folder.resolve("git");
    int[] sizes = WORLD.sizes();
    for (int i = 0; i < sizes.length; i++) {
      chapters.add(WORLD.tell(i, sizes[i], git));
    }
    World world = ScaleWorld.worldOf(chapters);
    try (Forge forge = Forge.of(world, "none").gitRoot(git).start()) {
      return run(
          "online",
          List.of(
              "--input=" + archive.resolve("builds.csv"),
              "--cacheDir=" + folder.resolve("cache"),
              "--githubTokenFile=" + archive.resolve("token"),
              "--githubApiUrl=" + forge.apiUrl(),
              "--gitUrlTemplate=" + forge.gitHttpUrlTemplate(),
              features));
    }
  }

  private Path run(String output, List<String> options) throws ConfigurationException, IOException {
    List<String> all = new ArrayList<>(options);
    all.add("--output=" + folder.resolve(output));
    EnrichmentJob job =
        EnrichmentJob.prepare(
            PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class),
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
