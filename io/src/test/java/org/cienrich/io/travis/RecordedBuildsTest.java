package org.cienrich.io.travis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.SharedData;
import org.cienrich.io.ci.FixedAnswers;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.ci.SingleBuilds;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;

/** Builds and jobs as Travis CI really told them. */
class RecordedBuildsTest {
  private static final Map<String, String> CONCLUSIONS =
      Map.of(
          "passed", "success", "failed", "failure", "errored", "errored", "canceled", "cancelled");

  private final SharedData data = SharedData.orSkip("api/travis");

  private static RepositoryInfo repository(JsonNode build) {
    return new RepositoryInfo("1", build.at("/repository/slug").textValue(), null, false, null);
  }

  private FoundRun found(JsonNode build, String jobs) {
    String id = build.get("id").asText();
    try (FixedAnswers answers = new FixedAnswers()) {
      answers.ok("/build/" + id + "?include=build.jobs", build.toString().replace("'", "`"));
      answers.ok("/build/" + id + "/jobs?limit=100", jobs.replace("'", "`"));
      TravisCi client = Clients.of(answers.address(), NamesOnly.NONE, new LogsInMemory());
      return SingleBuilds.found(client, repository(build), id);
    }
  }

  @Test
  void everyBuildIsMapped() {
    List<JsonNode> builds = new ArrayList<>();
    for (String name : List.of("standard", "standard_nopr")) {
      builds.add(data.json("build/build_answer_" + name + ".json"));
    }
    builds.add(data.json("build/build_with_tag.json"));
    data.json("builds/builds_answer.json").get("builds").forEach(builds::add);
    data.json("builds/builds_answer_with_warnings.json").get("builds").forEach(builds::add);
    assertThat(builds).hasSizeGreaterThan(20);
    for (JsonNode build : builds) {
      assertIsTold(found(build, "{\"jobs\":[]}"), build);
    }
  }

  private static void assertIsTold(FoundRun found, JsonNode told) {
    CiRun run = found.run();
    boolean isPullRequest = told.get("event_type").textValue().equals("pull_request");
    assertThat(run.trigger().number()).isEqualTo(told.get("number").asLong());
    assertThat(run.trigger().event()).isEqualTo(told.get("event_type").textValue());
    assertThat(run.trigger().commitSha()).isEqualTo(told.at("/commit/sha").textValue());
    assertThat(run.trigger().branch())
        .isEqualTo(
            isPullRequest || told.get("tag").isObject()
                ? null
                : told.at("/branch/name").textValue());
    assertThat(run.trigger().pullRequests())
        .isEqualTo(
            isPullRequest ? List.of(told.get("pull_request_number").longValue()) : List.of());
    assertThat(run.trigger().actor()).isEqualTo(told.at("/created_by/login").textValue());
    assertThat(run.trigger().triggeredAt())
        .isEqualTo(Instant.parse(told.get("started_at").textValue()));
    assertThat(run.result())
        .isEqualTo(
            new RunResult(
                "completed",
                CONCLUSIONS.get(told.get("state").textValue()),
                Instant.parse(told.get("finished_at").textValue()),
                "updated_at"));
  }

  @Test
  void jobsAreMappedByThemselvesOrWithinTheirBuild() {
    JsonNode jobs = data.json("jobs_answer.json");
    ObjectNode build = data.json("build/build_with_tag.json").deepCopy();
    build.put("id", 340663037);
    build.set("jobs", jobs.get("jobs").deepCopy());
    FoundRun within = found(build, "{}");
    ObjectNode named = build.deepCopy();
    named.putArray("jobs").addObject().put("id", 340663038);
    assertThat(found(named, jobs.toString())).isEqualTo(within);
    assertThat(within.jobs()).hasSameSizeAs(jobs.get("jobs"));
    assertThat(within.jobs().get(0))
        .isEqualTo(
            new CiJob(
                "340663038",
                "4744.1",
                "completed",
                "failure",
                Instant.parse("2018-02-12T20:19:53.212Z"),
                Instant.parse("2018-02-12T20:20:36Z"),
                Instant.parse("2018-02-12T20:28:09Z"),
                null));
    assertThat(within.run().result().completedAtSource()).isEqualTo("jobs");
  }

  @Test
  void aListIsReadToItsEnd() {
    JsonNode page = data.json("builds/builds_answer_with_warnings.json");
    ObjectNode last = page.deepCopy();
    ((ObjectNode) last.get("@pagination")).putNull("next");
    try (FixedAnswers answers = new FixedAnswers()) {
      String path = "/repo/INRIA%2Fspoon/builds?limit=100&sort_by=id";
      answers.ok(path, page.toString().replace("'", "`"));
      answers.ok(path + "&offset=175", last.toString().replace("'", "`"));
      TravisCi client = Clients.of(answers.address(), NamesOnly.NONE, new LogsInMemory());
      RepositoryInfo spoon = new RepositoryInfo("1", "INRIA/spoon", null, false, null);
      Lookup<List<CiRun>> lookup = client.listRuns(spoon, Instant.parse("2020-01-01T00:00:00Z"));
      assertThat(((Lookup.Found<List<CiRun>>) lookup).value())
          .hasSize(2 * page.get("builds").size());
    }
  }
}
