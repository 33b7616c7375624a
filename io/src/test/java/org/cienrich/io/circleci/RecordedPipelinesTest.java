package org.cienrich.io.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.SharedData;
import org.cienrich.io.ci.FixedAnswers;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.ci.SingleBuilds;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;

/** Pipelines, workflows and jobs as CircleCI really tells them. */
class RecordedPipelinesTest {
  private static final RepositoryInfo PAGES =
      new RepositoryInfo("1", "coldgust/coldgust.github.io", "master", false, null);

  /** Serves the rows of a table that were answers to one address as its list. */
  private static void serve(FixedAnswers answers, SharedData data, String table) {
    Map<String, StringBuilder> lists = new LinkedHashMap<>();
    for (CSVRecord row : data.rows(table)) {
      String path = row.get("url").replace("https://circleci.com/api", "");
      StringBuilder list = lists.computeIfAbsent(path, key -> new StringBuilder());
      list.append(list.isEmpty() ? "" : ",").append(row.get("data"));
    }
    lists.forEach((path, list) -> answers.ok(path, "{\"items\":[" + list + "]}"));
  }

  @Test
  void everyPipelineOfDevLakeIsMapped() {
    SharedData data = SharedData.orSkip("api/circleci");
    try (FixedAnswers answers = new FixedAnswers()) {
      serve(answers, data, "_raw_circleci_api_workflows.csv");
      serve(answers, data, "_raw_circleci_api_jobs.csv");
      CircleCi client = Clients.of(answers.address(), NamesOnly.NONE, new LogsInMemory());
      List<CSVRecord> rows = data.rows("_raw_circleci_api_pipelines.csv");
      assertThat(rows).hasSize(10);
      Set<String> conclusions = new HashSet<>();
      for (CSVRecord row : rows) {
        JsonNode told = SharedData.parse(row.get("data"));
        answers.ok("/v2/pipeline/" + told.get("id").textValue(), row.get("data"));
        FoundRun found = SingleBuilds.found(client, PAGES, told.get("id").textValue());
        assertIsTold(found, told);
        conclusions.add(String.valueOf(found.run().result().conclusion()));
      }
      assertThat(conclusions).containsExactlyInAnyOrder("success", "failure", "null");
    }
  }

  private static void assertIsTold(FoundRun found, JsonNode told) {
    boolean hasVcs = told.has("vcs");
    assertThat(found.run().trigger().number()).isEqualTo(told.get("number").longValue());
    assertThat(found.run().trigger().commitSha())
        .isEqualTo(
            told.at(hasVcs ? "/vcs/revision" : "/trigger_parameters/git/checkout_sha").textValue());
    assertThat(found.run().trigger().branch())
        .isEqualTo(hasVcs ? told.at("/vcs/branch").textValue() : null);
    assertThat(found.run().trigger().actor()).isEqualTo(hasVcs ? "coldgust" : null);
    assertThat(found.run().trigger().triggeredAt())
        .isEqualTo(Instant.parse(told.get("created_at").textValue()));
    assertThat(found.run().result().status()).isEqualTo("completed");
    Instant completedAt = found.run().completedAt();
    assertThat(completedAt).isNotNull().isAfterOrEqualTo(found.run().trigger().triggeredAt());
    assertThat(found.jobs())
        .allSatisfy(
            job -> {
              assertThat(job.id()).matches("[0-9]+");
              assertThat(job.conclusion()).isEqualTo(found.run().result().conclusion());
            });
  }

  @Test
  void aJobOfTheFirstVersionIsMapped() {
    SharedData data = SharedData.orSkip("api/circleci");
    String body = data.json("pycircleci-mocks/get_build_info_response.json").toString();
    try (FixedAnswers answers = new FixedAnswers()) {
      answers.ok(
          "/v1.1/project/github/ccie-tester/testing/1", body.replace("MOCK+testing", "testing"));
      CircleCi client = Clients.of(answers.address(), NamesOnly.NONE, new LogsInMemory());
      RepositoryInfo repository =
          new RepositoryInfo("2", "ccie-tester/testing", "master", false, null);
      FoundRun found = SingleBuilds.found(client, repository, "1");
      assertThat(found.run().trigger().commitSha())
          .isEqualTo("852a5da11d9a21cb9d272f638f51a64cd2bf2998");
      assertThat(found.run().trigger().actor()).isEqualTo("ccie-tester");
      assertThat(found.run().trigger().event()).isEqualTo("push");
      assertThat(found.run().completedAt()).isEqualTo("2017-10-23T02:42:24.925Z");
      assertThat(found.run().result().status()).isEqualTo("completed");
    }
  }

  @Test
  void listsOfTheOtherClientAreRead() {
    SharedData data = SharedData.orSkip("api/circleci");
    try (FixedAnswers answers = new FixedAnswers()) {
      JsonNode pipelines = data.json("pycircleci-mocks/get_project_pipelines_response.json");
      JsonNode workflows = data.json("pycircleci-mocks/get_pipeline_workflow_response.json");
      answers.ok("/v2/project/gh/foo/bar/pipeline", "{\"items\":" + pipelines + "}");
      for (JsonNode pipeline : pipelines) {
        answers.ok(
            "/v2/pipeline/" + pipeline.get("id").textValue() + "/workflow",
            "{\"items\":" + workflows + "}");
      }
      CircleCi client = Clients.of(answers.address(), NamesOnly.NONE, new LogsInMemory());
      RepositoryInfo repository = new RepositoryInfo("3", "foo/bar", "master", false, null);
      assertThat(client.listRuns(repository, Instant.parse("2024-01-01T00:00:00Z")))
          .isInstanceOfSatisfying(
              Lookup.Found.class, found -> assertThat((List<?>) found.value()).hasSize(2));
    }
  }
}
