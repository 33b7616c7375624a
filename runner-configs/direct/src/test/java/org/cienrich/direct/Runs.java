package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.cienrich.forge.Forge;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;

/** Runs of the program in a folder, against a forge that serves git over HTTP. Immutable. */
record Runs(Path folder, Path input, Path tokens) {
  private static final List<String> SAME_BYTES = List.of("dataset.csv", "dataset.jsonl");
  private static final String ROWS = "rows of ";

  /** Columns that differ from run to run. */
  private static final Pattern VOLATILE =
      Pattern.compile("\"(ingested_at|ended_at|\\w+_seconds)\": [^,}]*,? ?");

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
    Manifest.Identity wanted = manifest(expected, number).identity();
    Manifest.Identity had = manifest(actual, otherNumber).identity();
    for (String part : wanted.parts().keySet()) {
      if (part.startsWith(ROWS) && !wanted.parts().get(part).equals(had.parts().get(part))) {
        String table = part.substring(ROWS.length());
        assertThat(rows(version(actual, otherNumber), table))
            .as(table)
            .containsExactlyElementsOf(rows(version(expected, number), table));
      }
    }
    assertThat(had).isEqualTo(wanted);
  }

  /** Returns the rows of a table as texts, without what differs from run to run. */
  private static List<String> rows(Path version, String table) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> parts = Files.list(version.resolve(table))) {
      for (Path part : parts.sorted().toList()) {
        try (ParquetReader<GenericRecord> reader =
            AvroParquetReader.<GenericRecord>builder(new LocalInputFile(part)).build()) {
          for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
            rows.add(VOLATILE.matcher(row.toString()).replaceAll(""));
          }
        }
      }
    }
    return rows;
  }
}
