package org.cienrich.forge.circleci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.OnSampleForge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.Test;

class CircleCiApiTest extends OnSampleForge {

  private Caller circleCi() {
    return Caller.anonymous(forge().circleciApiUrl());
  }

  private static CircleCiPipeline pipeline(int number) {
    return sample().world().circleCiPipelines().get(number - 1);
  }

  @Test
  void tellsAPipelineAsItIsDocumented() throws Exception {
    JsonNode json = circleCi().json("/v2/pipeline/" + pipeline(4).id());
    assertThat(json.path("project_slug").asText()).isEqualTo("gh/riverbank/hydro-gauge");
    assertThat(json.path("number").asLong()).isEqualTo(4);
    assertThat(json.path("state").asText()).isEqualTo("created");
    assertThat(json.path("vcs").path("branch").asText()).isEqualTo("pull/7");
    assertThat(json.path("vcs").path("revision").asText()).matches("[0-9a-f]{40}");
    assertThat(json.path("vcs").path("commit").has("author")).isFalse();
    assertThat(json.path("trigger").path("actor").path("login").asText()).isEqualTo("ada-river");
  }

  @Test
  void startedAgainIsOneMoreWorkflowOfTheName() throws Exception {
    JsonNode json = circleCi().json("/v2/pipeline/" + pipeline(3).id() + "/workflow");
    assertThat(Caller.texts(json.path("items"), "/name"))
        .containsExactly("build-and-test", "image", "build-and-test");
    assertThat(Caller.texts(json.path("items"), "/status"))
        .containsExactly("failed", "success", "success");
    assertThat(json.path("items").get(0).has("started_at")).isFalse();
    assertThat(json.path("next_page_token").isNull()).isTrue();
  }

  @Test
  void pagesJobsByToken() throws Exception {
    String path = "/v2/workflow/" + pipeline(6).workflows().get(0).id() + "/job";
    JsonNode first = circleCi().json(path);
    JsonNode second =
        circleCi().json(path + "?page-token=" + first.path("next_page_token").asText());
    assertThat(first.path("items")).hasSize(5);
    assertThat(Caller.texts(second.path("items"), "/name")).containsExactly("lint", "docs");
    assertThat(second.path("next_page_token").isNull()).isTrue();
    assertThat(circleCi().get(path + "?page-token=none").status()).isEqualTo(400);
  }

  @Test
  void listsPipelinesNewestFirst() throws Exception {
    for (String vcs : List.of("gh", "github")) {
      JsonNode json =
          circleCi().json("/v2/project/" + vcs + "/riverbank/hydro-gauge/pipeline?branch=main");
      assertThat(json.path("items").get(0).path("number").asLong())
          .isEqualTo(sample().world().circleCiPipelines().size());
      assertThat(json.path("next_page_token").isTextual()).isTrue();
    }
  }

  @Test
  void givesOutputsAtSignedAddressesToAnonymousCallers() throws Exception {
    long number = numberOf(4, 1);
    JsonNode job = circleCi().json("/v1.1/project/github/riverbank/hydro-gauge/" + number);
    assertThat(job.path("outcome").asText()).isEqualTo("failed");
    assertThat(job.path("steps").get(1).path("actions").get(0).has("output_url")).isFalse();
    String url = job.path("steps").get(2).path("actions").get(0).path("output_url").asText();
    assertThat(circleCi().json(url).get(1).path("message").asText())
        .isEqualTo("Ended with failed\r\n");
    assertThat(circleCi().with("Circle-Token", "t").get(url).status()).isEqualTo(400);
    assertThat(circleCi().get(url.replaceAll(".$", "x")).status()).isEqualTo(403);
  }

  @Test
  void outputsAreDownloadsOfTheStorage() throws Exception {
    FaultPlan plan =
        FaultPlan.first(1, Fault.serverError(503)).onlyFor("GET /circleci/{job_id}/{step}");
    try (Forge faulty = sample().serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(faulty.circleciApiUrl());
      String path = "/v1.1/project/gh/riverbank/hydro-gauge/" + numberOf(4, 1);
      JsonNode job = caller.json(path);
      String url = job.path("steps").get(2).path("actions").get(0).path("output_url").asText();
      assertThat(url).doesNotStartWith(faulty.apiUrl());
      assertThat(caller.get(url).status()).isEqualTo(503);
      assertThat(caller.get(url).status()).isEqualTo(200);
      assertThat(faulty.downloadCounts())
          .containsExactly(Map.entry("GET /circleci/{job_id}/{step}", 2));
      assertThat(faulty.totalRequests()).isEqualTo(1);
      assertThat(faulty.targetCounts()).containsOnlyKeys("GET /circleci/api" + path);
    }
  }

  @Test
  void revokedTokensAreRefused() throws Exception {
    String path = "/v2/pipeline/" + pipeline(2).id();
    assertThat(circleCi().with("Circle-Token", SampleWorld.REVOKED_TOKEN).get(path).status())
        .isEqualTo(401);
    assertThat(circleCi().with("Circle-Token", SampleWorld.TOKEN).get(path).status())
        .isEqualTo(200);
  }

  @Test
  void expiredOutputsAreGone() throws Exception {
    JsonNode job = circleCi().json("/v1.1/project/gh/riverbank/hydro-gauge/" + numberOf(2, 0));
    String url = job.path("steps").get(0).path("actions").get(0).path("output_url").asText();
    assertThat(circleCi().get(url).status()).isEqualTo(404);
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    Caller.Reply response = circleCi().get("/v2/pipeline/00000000-0000-0000-0000-000000000000");
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).isEqualTo("{\"message\":\"Pipeline not found\"}");
    assertThat(circleCi().get("/v1.1/project/gh/riverbank/hydro-gauge/9").status()).isEqualTo(404);
    assertThat(circleCi().get("/v2/project/job/1").status()).isEqualTo(404);
  }

  @Test
  void countsAndFaultsGoByEndpoint() throws Exception {
    FaultPlan plan =
        FaultPlan.first(1, Fault.secondaryRateLimit(429, 7))
            .onlyFor("GET circleci /v2/pipeline/{id}");
    try (Forge faulty = sample().serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(faulty.circleciApiUrl());
      Caller.Reply limited = caller.get("/v2/pipeline/" + pipeline(2).id());
      assertThat(limited.status()).isEqualTo(429);
      assertThat(limited.header("Retry-After")).isEqualTo("7");
      caller.json("/v2/pipeline/" + pipeline(2).id());
      caller.json("/v2/pipeline/" + pipeline(2).id() + "/workflow");
      assertThat(faulty.requestCounts())
          .containsEntry("GET circleci /v2/pipeline/{id}", 2)
          .containsEntry("GET circleci /v2/pipeline/{id}/workflow", 1);
    }
  }

  @Test
  void hidesPrivateProjectsFromThoseWithoutTheirToken() throws Exception {
    Instant time = Instant.EPOCH;
    Repository secret = Repository.of(1, "a/b", null, time, time).asPrivate();
    CircleCiPipeline one = pipeline(2);
    CircleCiPipeline moved =
        new CircleCiPipeline(
            one.id(), 1, 1, "created", time, one.trigger(), one.vcs(), one.workflows());
    Token token = new Token("right", Account.user(1, "a"), Set.of(1L));
    World hidden =
        new World(
            List.of(secret),
            List.of(),
            List.of(),
            List.of(token),
            GitHubData.NONE,
            List.of(moved),
            List.of());
    try (Forge own = Forge.of(hidden, "file:///nowhere").tokens(TokenPolicy.KNOWN).start()) {
      Caller caller = Caller.anonymous(own.circleciApiUrl());
      String path = "/v2/pipeline/" + one.id();
      assertThat(caller.get(path).status()).isEqualTo(404);
      assertThat(caller.with("Circle-Token", "wrong").get(path).status()).isEqualTo(401);
      assertThat(caller.with("Circle-Token", "right").get(path).status()).isEqualTo(200);
    }
  }

  private static long numberOf(int pipeline, int job) {
    Long number = pipeline(pipeline).workflows().get(0).jobs().get(job).number();
    return number == null ? 0 : number;
  }
}
