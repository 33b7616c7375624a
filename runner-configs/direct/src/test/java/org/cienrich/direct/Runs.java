package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.Forge;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;

/** Runs of the program in a folder, against a forge that serves git over HTTP. Immutable. */
record Runs(Path folder, Path input, Path tokens) {
  private static final List<String> SAME_BYTES = List.of("dataset.csv", "dataset.jsonl");
  private static final List<String> MEMORY = List.of("-Xmx1g");

  /** Runs with the builds of a CSV. */
  static Runs in(Path folder, Path input, String token) throws IOException {
    return new Runs(folder, input, Files.writeString(folder.resolve("tokens"), token + "\n"));
  }

  /**
   * Starts a run.
   *
   * @param output the folder of its versions
   * @param cache the folder that it keeps things in
   * @param more further arguments
   */
  Program start(Forge forge, String output, String cache, String... more) throws IOException {
    return startWith(MEMORY, forge, output, cache, more);
  }

  /** Starts a run with flags of the JVM. */
  Program startWith(List<String> flags, Forge forge, String output, String cache, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input=" + input,
                "--output=" + folder.resolve(output),
                "--cacheDir=" + folder.resolve(cache),
                "--githubTokenFile=" + tokens,
                "--githubApiUrl=" + forge.apiUrl(),
                "--circleciApiUrl=" + forge.circleciApiUrl(),
                "--travisApiUrl=" + forge.travisApiUrl(),
                "--gitUrlTemplate=" + forge.gitHttpUrlTemplate(),
                "--githubPointsPerMinute=0"));
    arguments.addAll(List.of(more));
    return Program.run(folder.resolve(output + ".log"), flags, arguments);
  }

  /** Runs to the end, which must be a good one. */
  void complete(Forge forge, String output, String cache, String... more) throws Exception {
    try (Program program = start(forge, output, cache, more)) {
      assertEndsWell(program);
    }
  }

  /**
   * Repeats what failed in a version, and is told nothing but where things are.
   *
   * @return what the program said
   */
  String retry(String output, String cache, String kind, int version) throws Exception {
    Path log = folder.resolve(output + "-" + kind + "-" + version + ".log");
    List<String> arguments =
        List.of(
            "--retry=" + kind,
            "--version=" + version,
            "--output=" + folder.resolve(output),
            "--cacheDir=" + folder.resolve(cache),
            "--githubTokenFile=" + tokens);
    try (Program program = Program.run(log, MEMORY, arguments)) {
      assertEndsWell(program);
      return program.said();
    }
  }

  static void assertEndsWell(Program program) throws Exception {
    int code = program.exitCode();
    assertThat(code).as(program.said()).isZero();
  }

  Path version(String output, int number) {
    return folder.resolve(output).resolve("v" + number);
  }

  /** Whether the first version is finished. */
  boolean isFinished(String output) {
    return Files.exists(version(output, 1).resolve("manifest.json"));
  }

  Manifest manifest(String output, int number) throws IOException {
    return Versions.read(version(output, number) + "/").orElseThrow();
  }

  /** Compares the first versions of two outputs. */
  void assertSame(String expected, String actual) throws IOException {
    assertSame(expected, 1, actual, 1);
  }

  void assertSame(String expected, int number, String actual, int otherNumber) throws IOException {
    for (String file : SAME_BYTES) {
      assertThat(version(actual, otherNumber).resolve(file))
          .as(file)
          .hasSameBinaryContentAs(version(expected, number).resolve(file));
    }
    assertThat(manifest(actual, otherNumber).identity())
        .isEqualTo(manifest(expected, number).identity());
  }
}
