package org.cienrich.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.PullRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of the forge hold against GitHub's own description. */
class OpenApiTest {

  private static final String REPO = "/repos/{owner}/{repo}";
  private static final String GAUGE = "/repos/riverbank/hydro-gauge";

  @TempDir static Path directory;

  private static OpenApi github;
  private static SampleWorld sample;
  private static Forge forge;

  @BeforeAll
  static void start() throws IOException {
    github = OpenApi.ofGitHubOrSkip();
    sample = SampleWorld.create(directory.resolve("sample"));
    forge = sample.serve().start();
  }

  @AfterAll
  static void stop() {
    if (forge != null) {
      forge.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "/actions/runs, /actions/runs?per_page=100",
    "/actions/runs/{run_id}, /actions/runs/8700100000",
    "/actions/runs/{run_id}/attempts/{attempt_number}, /actions/runs/8700100000/attempts/1",
    "/actions/runs/{run_id}/jobs, /actions/runs/8700100000/jobs?filter=all",
    "/actions/runs/{run_id}/attempts/{attempt_number}/jobs, /actions/runs/8700100000/attempts/1/jobs",
    "/actions/runs/{run_id}/logs, /actions/runs/8700100000/logs",
    "/actions/runs/{run_id}/attempts/{attempt_number}/logs, /actions/runs/8700100000/attempts/1/logs",
    "/actions/jobs/{job_id}/logs, /actions/jobs/8700100000100/logs",
    "/pulls, /pulls?state=closed",
    "/pulls/{pull_number}, /pulls/3",
    "/pulls/{pull_number}, /pulls/7",
    "/pulls/{pull_number}, /pulls/12",
    "/pulls/{pull_number}, /pulls/999",
    "/pulls/{pull_number}/reviews, /pulls/3/reviews",
    "/pulls/{pull_number}/comments, /pulls/3/comments",
    "/pulls/{pull_number}/commits, /pulls/3/commits",
    "/issues/{issue_number}/comments, /issues/3/comments",
    "/issues/{issue_number}/timeline, /issues/3/timeline",
    "/commits, /commits?per_page=100",
    "/commits/{ref}, /commits/main",
  })
  void answersAsDocumented(String template, String target) throws IOException {
    Caller.Reply reply = Caller.anonymous(forge).get(GAUGE + target);

    assertHolds("GET", REPO + template, reply);
  }

  @Test
  void answersForCommitsAsDocumented() throws IOException {
    GitHubData data = sample.world().github();
    String commented = data.commitComments().get(0).sha();
    PullRequest.Merge merge = data.pullRequests().get(0).merge();
    assertThat(merge).isNotNull();
    Caller caller = Caller.anonymous(forge);

    assertHolds(
        "GET",
        REPO + "/commits/{commit_sha}/comments",
        caller.get(GAUGE + "/commits/" + commented + "/comments"));
    assertHolds(
        "GET",
        REPO + "/commits/{commit_sha}/pulls",
        caller.get(GAUGE + "/commits/" + merge.commit() + "/pulls"));
  }

  @Test
  void answersForCallersAsDocumented() throws IOException {
    assertHolds("GET", "/rate_limit", Caller.anonymous(forge).get("/rate_limit"));
    assertHolds("GET", "/user", Caller.with(SampleWorld.TOKEN, forge).get("/user"));
    assertHolds("GET", "/user", Caller.anonymous(forge).get("/user"));
  }

  @Test
  void headsOfDeletedForksHaveNoRepository() throws IOException {
    Caller.Reply reply = Caller.anonymous(forge).get(GAUGE + "/pulls/9");

    assertThat(reply.json().at("/head/repo").isNull()).isTrue();
    assertHolds("GET", REPO + "/pulls/{pull_number}", reply);
  }

  private static void assertHolds(String method, String template, Caller.Reply reply) {
    assertThat(github.documents(method, template, reply.status()))
        .as("%s %s %d", method, template, reply.status())
        .isTrue();
    JsonNode body = reply.bytes().length == 0 ? null : reply.json();
    List<String> errors =
        body == null ? List.of() : github.errors(method, template, reply.status(), body);
    assertThat(errors).as("%s %s", method, template).isEmpty();
  }
}
