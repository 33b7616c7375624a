package org.cienrich.forge.travis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.OnSampleForge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.Test;

class TravisApiTest extends OnSampleForge {

  private static final String REPOSITORY = "/repo/riverbank%2Fhydro-gauge";

  @Override
  protected Forge.Builder prepare(Forge.Builder builder) {
    return builder.tokens(TokenPolicy.KNOWN);
  }

  private Caller travis() {
    return new Caller(forge().travisApiUrl(), Map.of("Travis-API-Version", "3"));
  }

  private Caller travis(String authorization) {
    return new Caller(
        forge().travisApiUrl(), Map.of("Travis-API-Version", "3", "Authorization", authorization));
  }

  private static TravisBuild build(int number) {
    return sample().world().travisBuilds().get(number - 1);
  }

  @Test
  void tellsAPullRequestByItsVirtualMerge() throws Exception {
    JsonNode json = travis().json("/build/" + build(3).id());
    assertThat(json.path("@type").asText()).isEqualTo("build");
    assertThat(json.path("event_type").asText()).isEqualTo("pull_request");
    assertThat(json.path("pull_request_number").asLong()).isEqualTo(3);
    assertThat(json.path("previous_state").asText()).isEqualTo("errored");
    assertThat(json.path("number").isTextual()).isTrue();
    assertThat(json.path("commit").path("message").asText())
        .matches("Merge [0-9a-f]{40} into [0-9a-f]{40}");
    assertThat(json.path("repository").has("github_id")).isFalse();
    assertThat(json.path("duration").asLong()).isEqualTo(300);
  }

  @Test
  void aBuildThatWasJustCreatedHasNoState() throws Exception {
    JsonNode json = travis().json("/build/" + build(6).id() + "?include=build.repository");
    assertThat(json.path("state").isNull()).isTrue();
    assertThat(json.path("started_at").isNull()).isTrue();
    assertThat(json.path("repository").path("github_id").asLong()).isEqualTo(7001);
  }

  @Test
  void listsJobsAndTheirLogs() throws Exception {
    JsonNode jobs = travis().json("/build/" + build(1).id() + "/jobs").path("jobs");
    assertThat(Caller.texts(jobs, "/number")).containsExactly("1.1", "1.2", "1.3");
    String job = "/job/" + jobs.get(0).path("id").asLong();
    JsonNode log = travis().json(job + "/log");
    assertThat(log.path("log_parts")).hasSize(1);
    assertThat(travis().get(job + "/log.txt").text())
        .isEqualTo(log.path("content").asText())
        .endsWith("exited with 0.\n");
  }

  @Test
  void aLogThatIsNotKeptIsNotFound() throws Exception {
    long job = build(4).jobs().get(1).id();
    assertThat(travis().get("/job/" + job + "/log.txt").status()).isEqualTo(404);
    assertThat(travis().get("/job/" + job + "/log").text()).contains("\"resource_type\":\"log\"");
  }

  @Test
  void pagesBuildsByOffset() throws Exception {
    JsonNode page =
        travis().json(REPOSITORY + "/builds?limit=2&offset=2&sort_by=id&state=passed,failed");
    assertThat(Caller.texts(page.path("builds"), "/number")).containsExactly("5");
    assertThat(page.path("@pagination").path("count").asInt()).isEqualTo(3);
    assertThat(page.path("@pagination").path("is_last").asBoolean()).isTrue();
    assertThat(page.path("@pagination").path("prev").path("offset").asInt()).isZero();
    assertThat(forge().requestCounts()).containsEntry("GET travis /repo/{slug}/builds", 1);
  }

  @Test
  void findsRepositoriesByNameAndByItsOwnId() throws Exception {
    JsonNode named = travis().json(REPOSITORY);
    assertThat(named.path("github_id").asLong()).isEqualTo(7001);
    assertThat(travis().json("/repo/" + named.path("id").asLong())).isEqualTo(named);
    assertThat(travis().get("/repo/no%2Fsuch").status()).isEqualTo(404);
  }

  @Test
  void otherVersionsKnowNothingOfIt() throws Exception {
    assertThat(Caller.anonymous(forge().travisApiUrl()).get(REPOSITORY).text())
        .isEqualTo("{\"file\":\"not found\"}");
  }

  @Test
  void deniesTokensItDoesNotKnow() throws Exception {
    assertThat(travis("token wrong").get(REPOSITORY).status()).isEqualTo(403);
    assertThat(travis("token " + SampleWorld.REVOKED_TOKEN).get(REPOSITORY).status())
        .isEqualTo(403);
    assertThat(travis("token " + SampleWorld.TOKEN).get(REPOSITORY).status()).isEqualTo(200);
  }

  @Test
  void theWorldIsTheSameWhenReadAgain() throws Exception {
    assertThat(World.load(sample().directory())).isEqualTo(sample().world());
  }
}
