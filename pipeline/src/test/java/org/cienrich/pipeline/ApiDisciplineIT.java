package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.faults.RandomFaults;
import org.cienrich.forge.rest.Quota;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job and the APIs: faults, limits, archive. */
class ApiDisciplineIT {
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

  private void assertIdentical(Manifest one, String output, Manifest other, String otherOutput) {
    for (String file : SAME_BYTES) {
      assertThat(runs.version(otherOutput).resolve(file))
          .as(file)
          .hasSameBinaryContentAs(runs.version(output).resolve(file));
    }
    assertThat(other.identity()).isEqualTo(one.identity());
  }

  @Test
  void buildsEndAsTheyDoWithoutFaults() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN, SampleWorld.SECOND_TOKEN);
    Manifest calm = runs.run("calm", tokens);

    runs.serveAtTheSameAddress(
        runs.world
            .serve()
            .faults(new RandomFaults(11, 0.2, 3).withTimeouts(Duration.ofSeconds(4))));
    Manifest stormy =
        runs.run(
            "stormy",
            tokens,
            "--cacheDir=" + folder.resolve("stormy-cache"),
            "--apiTimeoutSeconds=2");

    assertIdentical(calm, "calm", stormy, "stormy");
    assertThat(calm.counts().get("builds")).doesNotContainKey("error");
  }

  @Test
  void offlineTheSameComesOutOfTheArchiveAlone() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN);
    Manifest online = runs.run("online", tokens);
    runs.forge().close();

    Manifest offline = runs.run("offline", tokens, "--offline=true");

    assertIdentical(online, "online", offline, "offline");
  }

  @Test
  void offlineWithAnEmptyArchiveEveryBuildIsAnErrorThatNamesTheRequest() throws Exception {
    EnrichmentJob job =
        runs.prepare(
            "offline", "--offline=true", "--cacheDir=" + folder.resolve("empty"), "--fresh=true");
    job.start().waitUntilFinish();

    assertThat(job.manifest().orElseThrow().counts().get("builds")).containsOnlyKeys("error");
    assertThat(runs.forge().totalRequests()).isZero();
  }

  @Test
  void aSecondVersionAsksForLittle() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN);
    Manifest first = runs.run("first", tokens);
    int asked = runs.forge().totalRequests();

    Manifest second = runs.run("second", tokens);

    assertIdentical(first, "first", second, "second");
    assertThat(runs.forge().totalRequests() - asked).isLessThan(asked / 5);
  }

  @Test
  void aResumedRunAsksForNothingThatIsInTheArchive() throws Exception {
    String tokens = runs.tokens(SampleWorld.TOKEN);
    runs.run("one", tokens);
    Map<String, Integer> before = runs.forge().targetCounts();
    Files.delete(runs.version("one").resolve("manifest.json"));

    runs.run("one", tokens);

    Map<String, Integer> after = new TreeMap<>(runs.forge().targetCounts());
    after.entrySet().removeIf(target -> target.getValue().equals(before.get(target.getKey())));
    assertThat(after.keySet())
        .as("addresses of outputs that are gone must be fresh to tell so")
        .allMatch(target -> target.contains("/circleci/api/v1.1/"));
  }

  @Test
  void aLimitedPoolOfTokensNeverStallsTheOthers() throws Exception {
    Manifest ample = runs.run("ample", runs.tokens(SampleWorld.TOKEN));
    runs.serveAtTheSameAddress(runs.world.serve().tokens(TokenPolicy.KNOWN).quota(Quota.GITHUB));

    long start = System.nanoTime();
    Manifest limited =
        runs.run(
            "limited",
            runs.tokens(
                SampleWorld.EXHAUSTED_TOKEN,
                SampleWorld.REVOKED_TOKEN,
                SampleWorld.SMALL_TOKEN,
                SampleWorld.TOKEN),
            "--cacheDir=" + folder.resolve("limited-cache"));

    assertIdentical(ample, "ample", limited, "limited");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
  }
}
