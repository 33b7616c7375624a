package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.groups.Tuple;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.cienrich.io.report.QualityDocument;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.VersionClaim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job against the sample forge: real HTTP, real git, real files. */
class EnrichmentJobIT {
  private static final List<String> SAME_BYTES =
      List.of("dataset.csv", "dataset.jsonl", "data_dictionary.json", "data_dictionary.md");

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

  @Test
  void accountsForEveryLineOfTheInputAndChangesNoElement() throws Exception {
    Manifest manifest = run("one", "--enforceImmutability=true", "--enforceEncodability=true");

    SortedMap<String, Long> lines = manifest.counts().get("lines");
    long total = Files.readAllLines(runs.world.buildsCsv()).size();
    assertThat(lines.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
    long unusable =
        Files.readAllLines(version("one").resolve("dead_letters.jsonl")).stream()
            .filter(letter -> letter.matches("\\{\"line\":\\d+,.*"))
            .count();
    assertThat(manifest.counts().get("rows").get("builds") + unusable)
        .isEqualTo(lines.get("good") + lines.get("bad"));
    assertThat(manifest.counts().get("builds"))
        .containsOnlyKeys("found", "not_found")
        .containsEntry("found", (long) rows("one").size());
    assertThat(manifest.counts().get("history").get("in"))
        .isEqualTo(manifest.counts().get("history").get("out"));
    assertThat(manifest.isProcessed()).isTrue();
  }

  @Test
  void tellsWhatBecameOfEveryResource() throws Exception {
    Manifest manifest = run("one");

    List<String> audited = new ArrayList<>();
    Map<String, Long> absent = new HashMap<>();
    for (GenericRecord row : TableRows.of(version("one"), "audit")) {
      audited.add(row.get("key") + " " + row.get("step"));
      String outcome = row.get("outcome").toString();
      if (!outcome.equals("completed")) {
        absent.merge(row.get("step") + " " + row.get("reason"), 1L, Long::sum);
      }
    }
    int builds = rows("one").size();
    int repositories = (int) rows("one").stream().map(row -> row.get("repo")).distinct().count();
    assertThat(audited).hasSize(4 * builds + repositories).doesNotHaveDuplicates();
    Map<String, Long> letters = new HashMap<>();
    for (String letter : Files.readAllLines(version("one").resolve("dead_letters.jsonl"))) {
      JsonNode json = new ObjectMapper().readTree(letter);
      if (json.path("line").isNull() || json.path("line").isMissingNode()) {
        letters.merge(
            json.path("stage").asText()
                + " "
                + json.path("reason").asText().toUpperCase(Locale.ROOT),
            1L,
            Long::sum);
      }
    }
    assertThat(letters).isEqualTo(absent).isNotEmpty();
    assertThat(manifest.counts().get("git_history").values().stream().mapToLong(n -> n).sum())
        .isEqualTo(builds);
  }

  @Test
  void computesOnceWhatDoesNotChange() throws Exception {
    Manifest first = run("one");
    Manifest again = run("two");

    assertThat(again.identity()).isEqualTo(first.identity());
    Map<String, Long> actions = new HashMap<>();
    for (GenericRecord row : TableRows.of(version("two"), "audit")) {
      if (row.get("step").toString().equals("features")) {
        actions.merge(row.get("action").toString(), 1L, Long::sum);
      }
    }
    assertThat(actions).containsOnlyKeys("taken from the cache");
  }

  @Test
  void isIdenticalWithAnotherParallelismAndCache() throws Exception {
    Manifest one = run("one", "--targetParallelism=1");
    Manifest other =
        run("other", "--targetParallelism=4", "--cacheDir=" + folder.resolve("other-cache"));

    for (String file : SAME_BYTES) {
      assertThat(version("other").resolve(file))
          .as(file)
          .hasSameBinaryContentAs(version("one").resolve(file));
    }
    assertThat(other.identity()).isEqualTo(one.identity());
    assertThat(quality("other")).isEqualTo(quality("one"));
  }

  @Test
  void theQualityReportSaysWhatIsInTheDataset() throws Exception {
    Manifest manifest = run("one");

    assertThat(manifest.files())
        .extracting(WrittenFile::path)
        .contains("quality_report.json", "quality_report.html");
    QualityReport quality = quality("one");
    List<CSVRecord> rows = rows("one");
    assertThat(quality.rows().total()).isEqualTo(rows.size());
    assertThat(quality.rows().completed())
        .isEqualTo(manifest.counts().get("extraction").getOrDefault("completed", 0L));
    assertThat(quality.repositories().stream().mapToLong(each -> each.builds()).sum())
        .isEqualTo(rows.size());
    for (FeatureQuality feature : quality.features()) {
      String asReason = '"' + feature.name() + "\":";
      long missing =
          rows.stream().filter(row -> row.get("missing_reasons").contains(asReason)).count();
      assertThat(feature.values()).as(feature.name()).isEqualTo(rows.size() - missing);
      assertThat(feature.missing().values().stream().mapToLong(n -> n).sum())
          .as(feature.name())
          .isEqualTo(missing);
    }
    assertThat(quality.label().balance())
        .extracting(ValueCount::value, ValueCount::rows)
        .contains(
            Tuple.tuple(
                "failed",
                rows.stream().filter(row -> row.get("tr_status").equals("failed")).count()));
  }

  private QualityReport quality(String output) throws IOException {
    return QualityDocument.read(
            Files.readString(version(output).resolve(QualityDocument.JSON_FILE)))
        .quality();
  }

  @Test
  void theSameRunIsFinishedAtOnceAndAFreshOneIsTheNextVersion() throws Exception {
    run("one");

    assertThat(prepare("one").claim().state()).isEqualTo(VersionClaim.State.FINISHED);
    assertThat(prepare("one", "--fresh=true").claim().version()).isEqualTo(2);
  }

  @Test
  void aRunThatDiedIsResumedIntoTheSameVersion() throws Exception {
    Manifest before = run("one");
    byte[] dataset = Files.readAllBytes(version("one").resolve("dataset.csv"));
    Files.delete(version("one").resolve("manifest.json"));
    Files.writeString(version("one").resolve("dataset.csv"), "half of a ro");
    Files.writeString(version("one").resolve("left-over.tmp"), "");

    EnrichmentJob job = prepare("one");
    assertThat(job.claim().state()).isEqualTo(VersionClaim.State.RESUMED);
    job.start().waitUntilFinish();

    assertThat(version("one").resolve("dataset.csv")).hasBinaryContent(dataset);
    assertThat(version("one").resolve("left-over.tmp")).doesNotExist();
    assertThat(job.manifest().orElseThrow().identity()).isEqualTo(before.identity());
  }

  @Test
  void featuresOfTheRunAloneCloneNothing() throws Exception {
    run("one", "--features=category:workflow");

    assertThat(folder.resolve("cache").resolve("mirrors")).doesNotExist();
    assertThat(rows("one")).allMatch(row -> row.get("extraction_status").equals("completed"));
  }

  @Test
  void aVersionWhoseBuildsAllFailIsFailed() throws Exception {
    Manifest manifest =
        run(
            "one",
            "--features=category:git_diff",
            "--gitUrlTemplate=file://" + folder.resolve("nowhere") + "/{repo}.git");

    assertThat(manifest.status()).isEqualTo("failed");
    assertThat(manifest.counts().get("extraction")).containsOnlyKeys("failed");
  }

  @Test
  void cellsAreWhatGitSays() throws Exception {
    run("one");

    int compared = 0;
    for (CSVRecord row : rows("one")) {
      String sha = row.get("effective_sha");
      Path repository = allObjectsOf(row.get("repo"));
      if (sha.isEmpty() || !row.get("git_num_all_built_commits").equals("1")) {
        continue;
      }
      compared++;
      assertThat(row.get("gh_repo_num_commits"))
          .isEqualTo(git(repository, "rev-list", "--count", sha).get(0));
      Map<Character, Integer> kinds = new HashMap<>();
      for (String line : firstParentDiff(repository, sha, "--name-status")) {
        kinds.merge(line.charAt(0), 1, Integer::sum);
      }
      assertThat(row.get("gh_diff_files_added"))
          .isEqualTo(Integer.toString(kinds.getOrDefault('A', 0)));
      assertThat(row.get("gh_diff_files_modified"))
          .isEqualTo(Integer.toString(kinds.getOrDefault('M', 0)));
      assertThat(row.get("gh_diff_files_deleted"))
          .isEqualTo(Integer.toString(kinds.getOrDefault('D', 0)));
      long added = 0;
      long deleted = 0;
      for (String line : firstParentDiff(repository, sha, "--numstat")) {
        String[] parts = line.split("\t", -1);
        added += parts[0].equals("-") ? 0 : Long.parseLong(parts[0]);
        deleted += parts[1].equals("-") ? 0 : Long.parseLong(parts[1]);
      }
      assertThat(row.get("jit_la")).isEqualTo(Long.toString(added));
      assertThat(row.get("jit_ld")).isEqualTo(Long.toString(deleted));
    }
    assertThat(compared).isGreaterThan(30);
    assertThat(
            TableRows.of(version("one"), "import_builds").stream()
                .map(row -> row.get("commit_resolution").toString()))
        .contains("exact", "fetched", "merged", "replayed", "archived", "gone");
  }

  @Test
  void aHostileInputLosesNothing() throws Exception {
    Random random = new Random(7);
    List<String> bad =
        List.of(
            "\"a/b,1",
            "a/b",
            "a/b,1,2,3",
            "../../etc/passwd,1",
            "a/..,1",
            "a/b,",
            ",1",
            "",
            "a/b," + "9".repeat(80),
            "a b/c,1",
            "a/b,1.5E+9",
            "https://evil/a/b,1",
            "\"x\"y/z,1",
            "no-such/repo," + 5,
            "riverbank/hydro-gauge,1");
    StringBuilder csv = new StringBuilder("repo,build_id\n");
    for (int i = 0; i < 10_000; i++) {
      csv.append(bad.get(random.nextInt(bad.size()))).append('\n');
    }
    Path input = Files.writeString(folder.resolve("hostile.csv"), csv);

    Manifest manifest = run("one", "--input=" + input);

    SortedMap<String, Long> lines = manifest.counts().get("lines");
    assertThat(lines.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_001);
    List<String> letters = Files.readAllLines(version("one").resolve("dead_letters.jsonl"));
    assertThat(letters).allMatch(letter -> letter.matches("\\{\"line\":\\d+,.*"));
    assertThat(letters.size() + manifest.counts().get("rows").get("builds"))
        .isEqualTo(lines.get("good") + lines.get("bad"));
    assertThat(manifest.isProcessed()).isTrue();
  }

  @Test
  void noSecretTravelsOrIsWritten() throws Exception {
    String secret = "ghp_0123456789abcdefSECRET";
    Path tokenFile = Files.writeString(folder.resolve("token"), secret + "\n");
    Path mongoUri = Files.writeString(folder.resolve("uri"), "mongodb://ci:" + secret + "@host");
    Pipeline graph = Pipeline.create();
    prepare(
            "graph",
            "--githubTokenFile=" + tokenFile,
            "--formats=jsonl,mongo",
            "--mongoUriFile=" + mongoUri)
        .build(graph);

    assertThat(
            PipelineTranslation.toProto(graph).toByteString().toString(StandardCharsets.ISO_8859_1))
        .contains(mongoUri.toString())
        .doesNotContain(secret);
    EnrichmentJob job = prepare("one", "--githubTokenFile=" + tokenFile);
    job.start().waitUntilFinish();
    for (Path root : List.of(folder.resolve("one"), folder.resolve("cache"))) {
      try (var files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain(secret);
        }
      }
    }
  }

  private Manifest run(String output, String... arguments) throws Exception {
    return runs.run(output, arguments);
  }

  private EnrichmentJob prepare(String output, String... arguments) throws Exception {
    return runs.prepare(output, arguments);
  }

  private Path version(String output) {
    return runs.version(output);
  }

  private List<CSVRecord> rows(String output) throws IOException {
    return runs.rows(output);
  }

  /** Makes a repository that has also the commits which git no longer serves. */
  private Path allObjectsOf(String repo) throws Exception {
    Path all = folder.resolve("all").resolve(repo + ".git");
    if (Files.notExists(all)) {
      Files.createDirectories(all);
      git(all, "init", "--quiet", "--bare");
      List<String> objects = new ArrayList<>();
      for (String part : List.of("git", "attic")) {
        objects.add(
            folder.resolve("world").resolve(part).resolve(repo + ".git/objects").toString());
      }
      Files.write(all.resolve("objects/info/alternates"), objects);
    }
    return all;
  }

  private static List<String> firstParentDiff(Path repository, String sha, String format)
      throws Exception {
    String[] commits =
        git(repository, "rev-list", "--parents", "-n", "1", sha).get(0).split(" ", -1);
    return commits.length == 1
        ? git(repository, "diff-tree", "-r", "-M", "--root", "--no-commit-id", format, sha)
        : git(repository, "diff-tree", "-r", "-M", format, commits[1], sha);
  }

  private static List<String> git(Path repository, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + repository));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
