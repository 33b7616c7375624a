package org.cienrich.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.io.version.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of all providers end as the world says. */
class ProvidersIT {
  private static final List<String> COUNTS = List.of("found", "not_found", "filtered", "error");

  @TempDir private static Path folder;
  private static SampleRuns runs;
  private static Map<String, CSVRecord> rows;
  private static Map<String, List<GenericRecord>> jobs;

  @BeforeAll
  static void runOnAllRows() throws Exception {
    runs = new SampleRuns(folder);
    runs.run(
        "all",
        "--features=category:workflow,category:pr_info,category:build_log",
        runs.tokens(SampleWorld.TOKEN));
    rows = new LinkedHashMap<>();
    runs.rows("all").forEach(row -> rows.put(row.get("build_key"), row));
    jobs = new HashMap<>();
    for (GenericRecord job : TableRows.of(runs.version("all"), "jobs")) {
      jobs.computeIfAbsent(text(job, "build_key"), key -> new ArrayList<>()).add(job);
    }
  }

  @AfterAll
  static void stopForge() {
    runs.close();
  }

  @Test
  void pipelinesOfCircleCiEndLikeTheLastWorkflowsOfTheirNames() {
    List<String> statuses =
        List.of(
            "unknown",
            "passed",
            "passed",
            "failed",
            "cancelled",
            "passed",
            "skipped",
            "passed",
            "");
    List<Integer> jobCounts = List.of(0, 3, 3, 2, 2, 8, 1, 2, 4);
    List<CircleCiPipeline> pipelines = runs.world.world().circleCiPipelines();
    assertThat(pipelines).hasSameSizeAs(statuses);

    for (int i = 0; i < pipelines.size(); i++) {
      CircleCiPipeline pipeline = pipelines.get(i);
      CSVRecord row = row("circleci", pipeline.repositoryId(), pipeline.id());
      assertThat(row.get("tr_status")).as("pipeline %d", i + 1).isEqualTo(statuses.get(i));
      assertThat(row.get("triggered_at")).isEqualTo(pipeline.createdAt().toString());
      assertThat(row.get("started_at")).isEqualTo(pipeline.createdAt().toString());
      assertThat(row.get("commit_sha")).isEqualTo(pipeline.vcs().revision());
      assertThat(jobs.getOrDefault(row.get("build_key"), List.of()))
          .as("pipeline %d", i + 1)
          .hasSize(jobCounts.get(i));
      assertThat(row.get("completed_at")).isEqualTo(statuses.get(i).isEmpty() ? "" : end(pipeline));
    }
    assertThat(pipelines.get(4).vcs().pullRequest()).isEqualTo(3);
    assertThat(row("circleci", 7001, pipelines.get(4).id()).get("gh_pull_req_num")).isEqualTo("3");
    assertThat(row("circleci", 7001, pipelines.get(3).id()).get("gh_pull_req_num")).isEqualTo("7");
  }

  /** The last job to stop of those of the latest workflows; without jobs that ran what is told. */
  private static String end(CircleCiPipeline pipeline) {
    Map<String, CircleCiPipeline.Workflow> latest = new TreeMap<>();
    pipeline.workflows().forEach(workflow -> latest.put(workflow.name(), workflow));
    Stream<Instant> stops =
        latest.values().stream()
            .flatMap(workflow -> workflow.jobs().stream())
            .map(CircleCiPipeline.Job::stoppedAt);
    return stops
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .or(
            () ->
                latest.values().stream()
                    .map(CircleCiPipeline.Workflow::stoppedAt)
                    .max(Instant::compareTo))
        .orElse(pipeline.createdAt())
        .toString();
  }

  @Test
  void aJobOfCircleCiIsABuildByItsNumber() {
    CircleCiPipeline.Job last =
        runs.world.world().circleCiPipelines().stream()
            .flatMap(pipeline -> pipeline.workflows().stream())
            .flatMap(workflow -> workflow.jobs().stream())
            .filter(job -> job.number() != null)
            .reduce((one, other) -> other)
            .orElseThrow();

    CSVRecord row = row("circleci", 7001, Long.toString(last.number()));

    assertThat(row.get("tr_status")).isEqualTo("passed");
    assertThat(row.get("started_at")).isEqualTo(last.startedAt().toString());
    assertThat(row.get("completed_at")).isEqualTo(last.stoppedAt().toString());
    assertThat(jobs.get(row.get("build_key"))).hasSize(1);
  }

  @Test
  void outputsOfCircleCiAreStoredOrExpired() {
    for (CircleCiPipeline pipeline : runs.world.world().circleCiPipelines()) {
      boolean expired =
          pipeline.workflows().stream()
              .flatMap(workflow -> workflow.jobs().stream())
              .flatMap(job -> job.steps().stream())
              .anyMatch(CircleCiPipeline.Step::expired);
      String key = "circleci/7001/" + pipeline.id() + "/1";
      for (GenericRecord job : jobs.getOrDefault(key, List.of())) {
        if (job.get("started_at") == null) {
          assertThat(text(job, "log_status")).isEqualTo("skipped");
        } else {
          assertThat(text(job, "log_status")).isEqualTo(expired ? "missing" : "completed");
          assertThat(text(job, "log_reason")).isEqualTo(expired ? "EXPIRED" : "null");
          assertThat(job.get("log_bytes") == null).isEqualTo(expired);
        }
      }
    }
  }

  @Test
  void buildsOfTravisEndAsTheyDid() {
    List<String> statuses = List.of("passed", "errored", "failed", "cancelled", "passed", "");
    List<TravisBuild> builds = runs.world.world().travisBuilds();
    assertThat(builds).hasSameSizeAs(statuses);

    for (int i = 0; i < builds.size(); i++) {
      TravisBuild build = builds.get(i);
      CSVRecord row = row("travis_ci", build.repositoryId(), Long.toString(build.id()));
      assertThat(row.get("tr_status")).isEqualTo(statuses.get(i));
      Instant start = build.startedAt();
      Instant trigger = start == null ? build.jobs().get(0).createdAt() : start;
      assertThat(row.get("triggered_at")).isEqualTo(trigger.toString());
      assertThat(row.get("completed_at")).isEqualTo(Objects.toString(build.finishedAt(), ""));
      assertThat(row.get("tr_build_number")).isEqualTo(Long.toString(build.number()));
      List<GenericRecord> itsJobs = jobs.get(row.get("build_key"));
      assertThat(itsJobs).hasSameSizeAs(build.jobs());
      for (int job = 0; job < itsJobs.size(); job++) {
        assertThat(text(itsJobs.get(job), "job_id"))
            .isEqualTo(Long.toString(build.jobs().get(job).id()));
        assertThat(text(itsJobs.get(job), "log_status").equals("completed"))
            .isEqualTo(build.jobs().get(job).log() != null);
      }
    }
    CSVRecord pull = row("travis_ci", 7001, Long.toString(builds.get(2).id()));
    assertThat(builds.get(2).commit().message()).contains(pull.get("commit_sha"));
    assertThat(pull.get("gh_pull_req_num")).isEqualTo("3");
  }

  @Test
  void aRenamedRepositoryIsOneByItsId() throws Exception {
    List<GenericRecord> renamed =
        TableRows.of(runs.version("all"), "repositories").stream()
            .filter(row -> text(row, "repo").equals(SampleWorld.RENAMED_REPOSITORY))
            .toList();

    assertThat(renamed).hasSize(1);
    assertThat(text(renamed.get(0), "repo_key")).isEqualTo("7003");
    assertThat(text(renamed.get(0), "names_in_csv"))
        .contains(SampleWorld.FORMER_NAME)
        .contains(SampleWorld.RENAMED_REPOSITORY.toLowerCase(Locale.ROOT));
    assertThat(rows.values())
        .filteredOn(row -> row.get("repo").equals(SampleWorld.RENAMED_REPOSITORY))
        .hasSizeGreaterThan(20)
        .allMatch(row -> row.get("build_key").startsWith("github_actions/7003/"));
  }

  @Test
  void countsOfRepositoriesAddUpToTheRows() throws Exception {
    Manifest manifest =
        runs.run(
            "failed",
            "--features=category:workflow",
            "--buildStatuses=failed",
            runs.tokens(SampleWorld.TOKEN));
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    for (GenericRecord build : TableRows.of(runs.version("failed"), "builds")) {
      String key =
          build.get("repo_key") == null
              ? text(build, "repo_in_csv").toLowerCase(Locale.ROOT)
              : text(build, "repo_key");
      expected.computeIfAbsent(key, it -> zeros()).merge(text(build, "status"), 1L, Long::sum);
    }

    Map<String, Map<String, Long>> counted = new TreeMap<>();
    for (GenericRecord row : TableRows.of(runs.version("failed"), "repositories")) {
      Map<String, Long> counts = zeros();
      COUNTS.forEach(status -> counts.put(status, (Long) row.get(status)));
      counted.put(text(row, "repo_key"), counts);
    }

    assertThat(counted).isEqualTo(expected).containsKey(SampleWorld.MISSING_REPOSITORY);
    for (Map.Entry<String, Long> total : manifest.counts().get("builds").entrySet()) {
      assertThat(counted.values().stream().mapToLong(it -> it.get(total.getKey())).sum())
          .as(total.getKey())
          .isEqualTo(total.getValue());
    }
    assertThat(manifest.counts().get("builds")).containsOnlyKeys("found", "not_found", "filtered");
  }

  private static Map<String, Long> zeros() {
    Map<String, Long> counts = new TreeMap<>();
    COUNTS.forEach(status -> counts.put(status, 0L));
    return counts;
  }

  private static CSVRecord row(String provider, long repository, String build) {
    String key = provider + "/" + repository + "/" + build + "/1";
    assertThat(rows).containsKey(key);
    return rows.get(key);
  }

  private static String text(GenericRecord row, String column) {
    return String.valueOf(row.get(column));
  }
}
