package org.cienrich.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.io.version.Manifest;
import org.cienrich.pipeline.options.EnrichmentOptions;

/** Runs of the whole job against a forge, in a folder. The forge can be replaced by another. */
final class SampleRuns implements AutoCloseable {
  final SampleWorld world;
  private final Path folder;
  private Forge forge;

  SampleRuns(Path folder) throws IOException {
    this.folder = folder;
    this.world = SampleWorld.create(folder.resolve("world"));
    this.forge = world.serve().start();
  }

  Forge forge() {
    return forge;
  }

  /** From now on runs ask this forge; the one before is closed. */
  void serve(Forge.Builder other) throws IOException {
    forge.close();
    forge = other.start();
  }

  /** The same address as before, so that answers in the cache are answers of it. */
  void serveAtTheSameAddress(Forge.Builder other) throws IOException {
    serve(other.inPlaceOf(forge));
  }

  Manifest run(String output, String... arguments) throws Exception {
    EnrichmentJob job = prepare(output, arguments);
    job.start().waitUntilFinish();
    return job.manifest().orElseThrow();
  }

  EnrichmentJob prepare(String output, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    addUnlessGiven(all, "--output=" + folder.resolve(output));
    addUnlessGiven(all, "--githubApiUrl=" + forge.apiUrl());
    addUnlessGiven(all, "--circleciApiUrl=" + forge.circleciApiUrl());
    addUnlessGiven(all, "--travisApiUrl=" + forge.travisApiUrl());
    addUnlessGiven(all, "--githubPointsPerMinute=0");
    addUnlessGiven(all, "--input=" + world.buildsCsv());
    addUnlessGiven(all, "--cacheDir=" + folder.resolve("cache"));
    addUnlessGiven(all, "--gitUrlTemplate=" + forge.gitUrlTemplate());
    // Beam walks the whole graph for every bundle it checks; one test asks for these checks.
    addUnlessGiven(all, "--enforceImmutability=false");
    addUnlessGiven(all, "--enforceEncodability=false");
    EnrichmentOptions options =
        PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class);
    return EnrichmentJob.prepare(options, Clock.systemUTC());
  }

  private static void addUnlessGiven(List<String> arguments, String argument) {
    String name = argument.substring(0, argument.indexOf('=') + 1);
    if (arguments.stream().noneMatch(given -> given.startsWith(name))) {
      arguments.add(argument);
    }
  }

  /** Writes tokens into a file, and returns the option that names it. */
  String tokens(String... tokens) throws IOException {
    Path file = Files.createTempFile(folder, "tokens", ".txt");
    Files.writeString(file, String.join("\n", tokens));
    return "--githubTokenFile=" + file;
  }

  Path version(String output) {
    return folder.resolve(output).resolve("v1");
  }

  List<CSVRecord> rows(String output) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(version(output).resolve("dataset.csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }

  @Override
  public void close() {
    forge.close();
  }
}
