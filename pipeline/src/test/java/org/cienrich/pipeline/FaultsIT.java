package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.cienrich.forge.SyntheticWorld;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes wrong at once, each fault ends as it must, and a retry repairs all of it. */
class FaultsIT {
  private static final int RUNS = 3;

  @TempDir private static Path folder;
  private static SampleRuns runs;
  private static SyntheticWorld world;
  private static Manifest calm;
  private static Manifest stormy;

  @BeforeAll
  static void runInCalmAndInStorm() throws Exception {
    world = SyntheticWorld.builds(Storm.REPOSITORIES, RUNS, 1, 1, folder.resolve("synthetic"));
    world.writeBuildsCsv(folder.resolve("builds.csv"));
    runs = new SampleRuns(folder);
    runs.serve(world.serve());
    calm = run("calm");
    runs.serveAtTheSameAddress(
        world.serve().faults(Storm.of(last(Storm.WITHOUT_LOGS), last(Storm.WITHOUT_ANSWER))));
    stormy = run("stormy");
  }

  private static long last(String repository) {
    return world.wanted().get(repository).get(RUNS - 1);
  }

  private static Manifest run(String output, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--input=" + folder.resolve("builds.csv"));
    arguments.add("--cacheDir=" + folder.resolve(output + "-cache"));
    arguments.add("--gitUrlTemplate=" + runs.forge().gitHttpUrlTemplate());
    arguments.add("--gitIdleSeconds=3");
    arguments.add("--apiAttempts=" + Storm.API_ATTEMPTS);
    arguments.add(runs.tokens("a-token"));
    return runs.run(output, arguments.toArray(String[]::new));
  }

  @AfterAll
  static void stopForge() {
    runs.close();
  }

  @Test
  void dump() throws Exception {
    System.out.println(calm.counts());
    System.out.println(stormy.counts());
    Map<String, Integer> states = new TreeMap<>();
    for (GenericRecord row : TableRows.of(runs.version("stormy"), "import_builds")) {
      row.put("ingested_at", null);
      states.merge(row.toString(), 1, Integer::sum);
    }
    states.forEach((k, v) -> System.out.println(k));
    for (GenericRecord row : TableRows.of(runs.version("stormy"), "builds")) {
      if (!row.get("status").toString().equals("found")) System.out.println(row);
    }
    java.nio.file.Files.readAllLines(runs.version("stormy").resolve("dead_letters.jsonl")).forEach(System.out::println);
    runs.serveAtTheSameAddress(world.serve());
    Manifest again = run("stormy", "--retry=ingestion", "--version=1");
    System.out.println(again.counts());
    System.out.println("SAME " + again.identity().equals(calm.identity()) + " " + again.parentVersion());
    runs.forge().targetCounts().forEach((k, v) -> System.out.println("T " + k + " " + v));
    runs.forge().finished().forEach(l -> System.out.println("F " + l));
  }
}
