package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SyntheticWorld;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input, repositories and logs that were made to do harm, with little memory. */
class HostileIT {
  private static final String MEMORY = "512m";
  private static final String HOSTILE = "synthetic/repo-0001";
  private static final String WITH_LOGS = "synthetic/repo-0002";
  private static final int RUNS = 5;
  private static final String JOB = "test (1)";
  private static final List<String> REFUSED =
      List.of(
          "../../escaped,1",
          "a/..,1",
          "./.,1",
          "a/b/../../c,1",
          "/etc/passwd,1",
          "a\\..\\..\\escaped/x,1",
          "-upload-pack=touch escaped/x,1",
          "file:///etc/passwd,1",
          "synthetic/.git,1",
          WITH_LOGS + ",../../escaped",
          WITH_LOGS + ",1;touch escaped",
          WITH_LOGS + "," + "9".repeat(10_000));

  /** What providers may have, though none has it. */
  private static final List<String> UNKNOWN =
      List.of("-/-,1", "con/nul,1", WITH_LOGS + ".git,1", WITH_LOGS + ",-1");

  @TempDir private Path outside;
  private Path folder;
  private final Map<String, byte[]> archives = new HashMap<>();
  private HttpServer storage;

  @BeforeEach
  void serveArchives() throws IOException {
    folder = Files.createDirectories(outside.resolve("a/b/c"));
    storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    storage.createContext(
        "/",
        exchange -> {
          byte[] archive = archives.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    storage.start();
  }

  @AfterEach
  void stopServing() {
    storage.stop(0);
  }

  @Test
  void whatIsHostileIsBoundedOrRefusedAndLeavesNoTraceElsewhere() throws Exception {
    Path git = folder.resolve("world/git");
    SyntheticWorld made = SyntheticWorld.builds(2, RUNS, 1, 1, git);
    List<String> commits = HostileRepository.addTo(git.resolve(HOSTILE + ".git"), outside);
    World world = withCommits(made.world(), made.wanted().get(HOSTILE), commits);
    List<Long> runsWithLogs = made.wanted().get(WITH_LOGS);
    long bombed = runsWithLogs.get(0);
    long climbing = runsWithLogs.get(1);
    archives.put("/" + bombed, LogArchives.bomb("0_" + JOB + ".txt", 100));
    archives.put(
        "/" + climbing,
        LogArchives.ofFiles(
            List.of(
                "../../escaped.txt",
                "..\\..\\escaped.txt",
                outside.resolve("escaped.txt").toAbsolutePath().toString(),
                "0_../../escaped.txt",
                "0_" + JOB + ".txt")));
    Runs runs = Runs.in(folder, input(made), "a-token");
    Path log = folder.resolve("out.log");
    Files.createFile(log);
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Set<Path> before = files(outside, 4);

    try (Forge forge =
            Forge.of(world, made.gitUrlTemplate()).gitRoot(git).faults(redirecting()).start();
        Program program =
            runs.startWith(
                List.of("-Xmx" + MEMORY, "-Djava.io.tmpdir=" + temporary), forge, "out", "cache")) {
      Runs.assertEndsWell(program);
    }

    before.addAll(Set.of(folder.resolve("out"), folder.resolve("cache")));
    assertThat(files(outside, 4)).isEqualTo(before);
    assertThat(files(outside, 20))
        .noneMatch(file -> file.getFileName().toString().contains("escaped"));
    assertThat(temporary).isEmptyDirectory();
    assertThat(Files.readString(log)).doesNotContain("OutOfMemory");
    Map<String, SortedMap<String, Long>> counts = runs.manifest("out", 1).counts();
    assertThat(counts.get("builds"))
        .containsOnly(Map.entry("found", 2L * RUNS), Map.entry("not_found", (long) UNKNOWN.size()));
    assertThat(counts.get("imports"))
        .containsOnly(Map.entry("ingested", 2L * RUNS - 1), Map.entry("missing_resource", 1L));
    assertThat(counts.get("git_history")).containsOnlyKeys("completed");
    List<JsonNode> letters = letters(runs);
    assertThat(letters).hasSize(REFUSED.size() + 1);
    assertThat(letters)
        .filteredOn(letter -> !letter.path("stage").asText().equals("read"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.path("key").asText()).contains("/" + bombed + "/");
              assertThat(letter.path("reason").asText()).isEqualTo("too_large");
            });
    long many = made.wanted().get(HOSTILE).get(HostileRepository.MANY_FILES);
    assertThat(rows(runs).get("" + many).get("gh_diff_files_added"))
        .isEqualTo("" + HostileRepository.FILES);
  }

  private Path input(SyntheticWorld world) throws IOException {
    List<String> lines = new ArrayList<>(world.buildsCsv().lines().toList());
    lines.addAll(REFUSED);
    lines.addAll(UNKNOWN);
    return Files.write(folder.resolve("builds.csv"), lines);
  }

  private FaultPlan redirecting() {
    return request -> {
      for (String path : archives.keySet()) {
        if (request.target().contains("/runs" + path + "/") && request.target().endsWith("/logs")) {
          String url = "http://127.0.0.1:" + storage.getAddress().getPort() + path;
          return Optional.of(new Fault.Status(302, Map.of("Location", url), ""));
        }
      }
      return Optional.empty();
    };
  }

  /** The same world, in which runs built other commits. */
  private static World withCommits(World world, List<Long> ids, List<String> commits) {
    List<WorkflowRun> runs =
        world.runs().stream()
            .map(
                run ->
                    ids.contains(run.id()) ? built(run, commits.get(ids.indexOf(run.id()))) : run)
            .toList();
    return new World(world.repositories(), runs, world.jobs(), world.tokens(), world.github());
  }

  private static WorkflowRun built(WorkflowRun run, String commit) {
    WorkflowRun.Head head =
        new WorkflowRun.Head(run.head().branch(), commit, null, run.head().repositoryId());
    return new WorkflowRun(
        run.id(),
        run.attempt(),
        run.number(),
        run.repositoryId(),
        run.workflow(),
        head,
        run.trigger(),
        run.outcome(),
        run.times());
  }

  private static Set<Path> files(Path folder, int depth) throws IOException {
    try (var files = Files.walk(folder, depth)) {
      return files.collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<JsonNode> letters(Runs runs) throws IOException {
    List<JsonNode> letters = new ArrayList<>();
    for (String line : Files.readAllLines(runs.version("out", 1).resolve("dead_letters.jsonl"))) {
      letters.add(new ObjectMapper().readTree(line));
    }
    return letters;
  }

  private static Map<String, CSVRecord> rows(Runs runs) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(
            runs.version("out", 1).resolve("dataset.csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords().stream()
          .collect(Collectors.toMap(row -> row.get("build_id"), row -> row));
    }
  }
}
