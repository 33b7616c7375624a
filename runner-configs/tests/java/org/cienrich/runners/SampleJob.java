package org.cienrich.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;
import org.cienrich.pipeline.EnrichmentJob;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.transforms.Progress;

/** The builds of the sample forge, enriched by this runner and that. Closing it stops the forge. */
public final class SampleJob implements AutoCloseable {
  private static final List<String> SAME_BYTES = List.of("dataset.csv", "dataset.jsonl");

  private final Path folder;
  private final SampleWorld world;
  private final Forge forge;

  /** Serves the sample world, in which what is planned goes wrong. */
  public SampleJob(Path folder, FaultPlan faults) throws IOException {
    this.folder = folder;
    this.world = SampleWorld.create(folder.resolve("world"));
    this.forge = world.serve().faults(faults).start();
    Files.writeString(folder.resolve("token"), "a-token\n");
  }

  /** Returns the options of a run with an output and a cache of its own. */
  public List<String> options(String output, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--input=" + world.buildsCsv(),
                "--output=" + folder.resolve(output),
                "--cacheDir=" + folder.resolve(output + "-cache"),
                "--githubTokenFile=" + folder.resolve("token"),
                "--githubApiUrl=" + forge.apiUrl(),
                "--circleciApiUrl=" + forge.circleciApiUrl(),
                "--travisApiUrl=" + forge.travisApiUrl(),
                "--gitUrlTemplate=" + forge.gitUrlTemplate()));
    options.addAll(List.of(more));
    return options;
  }

  /**
   * Enriches the builds in this process.
   *
   * @return how much of each kind was done, by the counters of {@link Progress}
   */
  public Map<String, Long> runHere(String output, String... more) throws Exception {
    EnrichmentOptions options =
        PipelineOptionsFactory.fromArgs(options(output, more).toArray(new String[0]))
            .as(EnrichmentOptions.class);
    Map<String, Long> done = new TreeMap<>();
    Progress.countedHere().forEach((name, count) -> done.put(name, -count));
    EnrichmentJob.prepare(options, Clock.systemUTC()).start().waitUntilFinish();
    Progress.countedHere().forEach((name, count) -> done.merge(name, count, Long::sum));
    return done;
  }

  /** Runs the program to its end: commands before the options of a run. */
  public Program program(
      String runner, String libraries, List<String> commands, List<String> options)
      throws Exception {
    List<String> arguments = new ArrayList<>(commands);
    arguments.addAll(options);
    return Program.ciEnrich(
        Files.createTempFile(folder, runner, ".log"), runner, libraries, arguments);
  }

  public boolean isFinished(String output) {
    return Files.exists(folder.resolve(output).resolve("v1/manifest.json"));
  }

  /** Compares the first versions of two outputs. */
  public void assertSame(String expected, String actual) throws IOException {
    for (String file : SAME_BYTES) {
      assertThat(version(actual).resolve(file))
          .as(file)
          .hasSameBinaryContentAs(version(expected).resolve(file));
    }
    assertThat(manifest(actual).identity()).isEqualTo(manifest(expected).identity());
    assertThat(manifest(actual).counts().get("extraction"))
        .isEqualTo(manifest(expected).counts().get("extraction"));
  }

  private Manifest manifest(String output) throws IOException {
    return Versions.read(version(output) + "/").orElseThrow();
  }

  private Path version(String output) {
    return folder.resolve(output).resolve("v1");
  }

  @Override
  public void close() {
    forge.close();
  }
}
