package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans within the whole job, by an executable that stands in for Trivy. */
class ScansIT {
  @TempDir private Path folder;
  private SampleRuns runs;
  private CountingTrivy trivy;

  @BeforeEach
  void startForge() throws Exception {
    runs = new SampleRuns(folder);
    trivy = CountingTrivy.in(folder.resolve("bin"));
  }

  @AfterEach
  void stopForge() {
    runs.close();
  }

  @Test
  void everyTreeIsScannedOnceWhateverTheBuildsAndVersions() throws Exception {
    FewTrees builds = serve(1000, 120, 40);
    Manifest first = run(builds, "one");

    assertThat(trivy.scanned()).hasSize(40).doesNotHaveDuplicates();
    assertThat(runs.rows("one")).hasSize(1000).allMatch(row -> hasNumberOfTree(row, builds));
    assertThat(first.counts().get("scans")).containsOnlyKeys("completed").containsValue(120L);
    assertThat(TableRows.of(runs.version("one"), "commit_scans"))
        .hasSize(120)
        .allMatch(
            row ->
                row.get("metrics")
                    .toString()
                    .equals(
                        "{\"trivy_secrets_count\":"
                            + builds.tree(row.get("commit_sha").toString())
                            + ",\"trivy_files_scanned\":1}"));
    assertThat(
            TableRows.of(runs.version("one"), "commit_scans").stream()
                .mapToLong(row -> (long) row.get("builds_affected"))
                .sum())
        .isEqualTo(1000);
    assertThat(leftTrees()).isEmpty();

    trivy.forget();
    Manifest second = run(builds, "two", "--targetParallelism=1", "--trivyParallelism=5");
    assertThat(trivy.scanned()).isEmpty();
    assertThat(second.identity()).isEqualTo(first.identity());
  }

  @Test
  void whatFailedIsToldAndRepeatedAlone() throws Exception {
    FewTrees builds = serve(30, 12, 4);
    trivy.breakOn("2");
    Manifest first = run(builds, "one");
    assertThat(first.counts().get("scans"))
        .containsEntry("failed", 3L)
        .containsEntry("completed", 9L);
    List<String> empty = new ArrayList<>();
    for (CSVRecord row : runs.rows("one")) {
      boolean failed = builds.tree(row.get("commit_sha")) == 2;
      assertThat(row.get("trivy_secrets_count").isEmpty()).isEqualTo(failed);
      if (failed) {
        empty.add(row.get("missing_reasons"));
        assertThat(row.get("extraction_status")).isEqualTo("partial");
      }
    }
    assertThat(empty)
        .isNotEmpty()
        .allMatch(reasons -> reasons.contains("\"trivy_secrets_count\":\"INPUT_MISSING\""));
    assertThat(TableRows.of(runs.version("one"), "commit_scans"))
        .filteredOn(row -> row.get("status").toString().equals("failed"))
        .hasSize(3)
        .allMatch(row -> row.get("error").toString().contains("disk full"));
    assertThat(Files.readString(runs.version("one").resolve("dead_letters.jsonl")))
        .contains("\"stage\":\"scan\"", "disk full");

    trivy.forget();
    trivy.breakOn();
    Manifest repeated = run(builds, "one", "--retry=scans", "--version=1");
    assertThat(trivy.scanned()).containsExactly("2");
    assertThat(repeated.parentVersion()).isEqualTo(1);
    Manifest fresh = run(builds, "fresh", "--cacheDir=" + folder.resolve("fresh-cache"));
    assertThat(repeated.identity()).isEqualTo(fresh.identity());
    Manifest offline = run(builds, "offline", "--offline=true", "--trivyCommand=no-such-program");
    assertThat(offline.identity()).isEqualTo(fresh.identity());
  }

  private FewTrees serve(int builds, int commits, int trees) throws Exception {
    FewTrees world =
        FewTrees.create(Files.createDirectory(folder.resolve("turns")), builds, commits, trees);
    runs.serve(world.serve());
    return world;
  }

  private Manifest run(FewTrees builds, String output, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    for (String option : trivy.options()) {
      String name = option.substring(0, option.indexOf('=') + 1);
      if (arguments.stream().noneMatch(given -> given.startsWith(name))) {
        arguments.add(option);
      }
    }
    arguments.add("--input=" + builds.buildsCsv());
    arguments.add("--features=tr_build_id,gh_lang");
    return runs.run(output, arguments.toArray(new String[0]));
  }

  private static boolean hasNumberOfTree(CSVRecord row, FewTrees builds) {
    return row.get("trivy_secrets_count")
            .equals(Integer.toString(builds.tree(row.get("commit_sha"))))
        && row.get("trivy_vuln_total").isEmpty()
        && row.get("missing_reasons").contains("\"trivy_vuln_total\":\"NOT_PROVIDED\"");
  }

  /** Returns the trees that are still on the disk, which each process keeps in a folder. */
  private List<Path> leftTrees() throws IOException {
    Path worktrees = folder.resolve("cache/worktrees");
    try (Stream<Path> files = Files.walk(worktrees, 2)) {
      return files.filter(file -> worktrees.relativize(file).getNameCount() == 2).toList();
    }
  }
}
