package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.version.VersionClaim.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionClaimTest {
  private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2024-05-02T00:00:00Z");

  @TempDir Path output;

  /** The ways to reach a folder. */
  enum Access {
    LOCAL,
    BEAM;

    VersionFolders folders(Path output) {
      return this == LOCAL
          ? new LocalVersionFolders(output)
          : new BeamVersionFolders(output.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyIdTakesTheNextNumber(Access access) throws IOException {
    VersionFolders folders = access.folders(output);

    VersionClaim first = VersionClaim.claim(folders, "a", false, NOW);
    VersionClaim second = VersionClaim.claim(folders, "b", false, NOW);

    assertThat(first).isEqualTo(new VersionClaim(output + "/v1/", 1, State.NEW, NOW));
    assertThat(second).isEqualTo(new VersionClaim(output + "/v2/", 2, State.NEW, NOW));
    assertThat(output.resolve("v2/run.json")).content().contains("\"run_id\" : \"b\"");
  }

  @ParameterizedTest
  @EnumSource
  void theSameIdResumesAndTakesNothingFromARunThatMayBeAlive(Access access) throws IOException {
    VersionFolders folders = access.folders(output);
    VersionClaim.claim(folders, "a", false, NOW);
    VersionClaim.claim(folders, "b", false, NOW);
    write("v1/builds/part-00000.parquet", "half");
    write("v2/dataset.csv", "of another run");

    VersionClaim resumed = VersionClaim.claim(folders, "a", false, LATER);

    assertThat(resumed).isEqualTo(new VersionClaim(output + "/v1/", 1, State.RESUMED, NOW));
    assertThat(output.resolve("v1/builds/part-00000.parquet")).exists();
    assertThat(output.resolve("v1/run.json")).exists();
    assertThat(output.resolve("v2/dataset.csv")).exists();
  }

  @ParameterizedTest
  @EnumSource
  void aProcessedVersionIsFinished(Access access) throws IOException {
    VersionFolders folders = access.folders(output);
    VersionClaim.claim(folders, "a", false, NOW);
    write("v1/dataset.csv", "data");
    write("v1/manifest.json", RecordJson.text(SampleRuns.manifest(1, "processed")));

    assertThat(VersionClaim.claim(folders, "a", false, LATER).state()).isEqualTo(State.FINISHED);
    assertThat(output.resolve("v1/dataset.csv")).exists();
  }

  @ParameterizedTest
  @EnumSource
  void aFailedVersionIsDoneAgain(Access access) throws IOException {
    VersionFolders folders = access.folders(output);
    VersionClaim.claim(folders, "a", false, NOW);
    write("v1/manifest.json", RecordJson.text(SampleRuns.manifest(1, "failed")));

    assertThat(VersionClaim.claim(folders, "a", false, LATER).state()).isEqualTo(State.RESUMED);
    assertThat(output.resolve("v1/manifest.json")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void aFreshRunTakesANewNumberThatItsIdThenMeans(Access access) throws IOException {
    VersionFolders folders = access.folders(output);
    VersionClaim.claim(folders, "a", false, NOW);

    assertThat(VersionClaim.claim(folders, "a", true, NOW).version()).isEqualTo(2);
    assertThat(VersionClaim.claim(folders, "a", false, NOW).version()).isEqualTo(2);
  }

  @Test
  void onlyOneOfTwoCreatesTheRunFile() throws IOException {
    for (Access access : Access.values()) {
      VersionFolders folders = access.folders(output.resolve(access.name()));

      assertThat(folders.createRunFile(1, "one")).isTrue();
      assertThat(folders.createRunFile(1, "two")).isFalse();
      assertThat(output.resolve(access.name()).resolve("v1/run.json")).hasContent("one");
    }
  }

  @Test
  void runsSideBySideNeverShareANumber() throws Exception {
    int runs = 8;
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      CyclicBarrier start = new CyclicBarrier(runs);
      List<Future<VersionClaim>> claims = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        String id = "run " + i;
        claims.add(
            threads.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return VersionClaim.claim(output.toString(), id, false, NOW);
                }));
      }
      List<Integer> numbers = new ArrayList<>();
      for (Future<VersionClaim> claim : claims) {
        numbers.add(claim.get(20, TimeUnit.SECONDS).version());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, runs).boxed().toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFolderWithoutReadableRunFileKeepsItsNumber() throws IOException {
    write("v3/run.json", "{\"run_id\": \"a");
    write("v7x/run.json", "{}");

    assertThat(VersionClaim.claim(output.toString(), "a", false, NOW).version()).isEqualTo(4);
  }

  @Test
  void anOutputMayBeAFileUri() throws IOException {
    VersionClaim claim = VersionClaim.claim(output.toUri().toString(), "a", false, NOW);

    assertThat(claim.directory()).isEqualTo(output + "/v1/");
    assertThat(output.resolve("v1/run.json")).exists();
  }

  private void write(String path, String content) throws IOException {
    Path file = output.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
