package org.cienrich.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests, discussions and commits over REST. */
class PullRequestsTest {

  private static final String GAUGE = "/repos/riverbank/hydro-gauge";

  @TempDir static Path directory;

  private static Forge forge;

  @BeforeAll
  static void start() throws IOException {
    forge = SampleWorld.create(directory.resolve("sample")).serve().start();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static Caller.Reply get(String target) throws IOException {
    return Caller.anonymous(forge).get(target);
  }

  @Test
  void showsTheStateOfToday() throws IOException {
    JsonNode pull = get(GAUGE + "/pulls/3").json();

    assertThat(pull.get("title").asText()).isEqualTo("Add readings with tests");
    assertThat(pull.get("body").asText()).endsWith("With tests.");
    assertThat(Caller.texts(pull.get("labels"), "/name")).containsExactly("ready");
    assertThat(pull.at("/merged_by/login").asText()).isEqualTo("ada-river");
    assertThat(pull.get("comments").asInt()).isEqualTo(2);
    assertThat(pull.get("review_comments").asInt()).isEqualTo(3);
    assertThat(pull.get("commits").asInt()).isEqualTo(3);
  }

  @Test
  void tellsTheTimelineFromTheOldestEventOn() throws IOException {
    JsonNode timeline = get(GAUGE + "/issues/3/timeline").json();

    assertThat(Caller.texts(timeline, "/event"))
        .containsExactly(
            "committed",
            "committed",
            "labeled",
            "commented",
            "reviewed",
            "reviewed",
            "renamed",
            "committed",
            "commented",
            "unlabeled",
            "labeled",
            "reviewed");
  }

  @Test
  void listsOpenOnesUnlessTold() throws IOException {
    assertThat(Caller.texts(get(GAUGE + "/pulls").json(), "/number")).containsExactly("7");
    assertThat(Caller.texts(get(GAUGE + "/pulls?state=closed").json(), "/number"))
        .containsExactly("12", "9", "3");
  }

  @Test
  void pagesLists() throws IOException {
    Caller.Reply first = get(GAUGE + "/pulls?state=all&per_page=3&sort=created&direction=asc");

    assertThat(Caller.texts(first.json(), "/number")).containsExactly("3", "7", "9");
    String next = first.header("Link").replaceAll("^<([^>]+)>; rel=\"next\".*$", "$1");
    assertThat(Caller.texts(get(next).json(), "/number")).containsExactly("12");
  }

  @Test
  void tellsWhatIsSaidOfCommits() throws IOException {
    String merge = get(GAUGE + "/pulls/3").json().get("merge_commit_sha").asText();

    assertThat(Caller.texts(get(GAUGE + "/commits/" + merge + "/pulls").json(), "/number"))
        .containsExactly("3");
    assertThat(get(GAUGE + "/commits/" + merge + "/comments").json()).isEmpty();
    assertThat(get(GAUGE + "/commits/" + "0".repeat(40)).status()).isEqualTo(422);
  }

  @Test
  void listsTheHistoryBetweenTwoInstants() throws IOException {
    JsonNode commits =
        get(GAUGE + "/commits?sha=main&since=2024-03-04T08:15:00Z&until=2024-03-05T23:00:00Z")
            .json();

    assertThat(Caller.texts(commits, "/commit/message"))
        .containsExactly(
            "Ship as an image\n\nAnd name me once.",
            "Describe the river",
            "Build every push",
            "Add the gauge",
            "Start the project");
    assertThat(Caller.texts(commits, "/author/login"))
        .containsExactly("ada-river", "", "ada-river", "ada-river", "ada-river");
    assertThat(commits.at("/0/parents")).hasSize(1);
  }

  @Test
  void forksShareTheCommitsOfTheirOrigin() throws IOException {
    assertThat(get("/repos/mika/hydro-gauge/commits?sha=patch-1").json().at("/0/commit/message"))
        .hasToString("\"Add the datum\"");
  }

  @Test
  void formerNamesRedirect() throws IOException {
    Caller.Reply reply = get("/repos/lanternworks/tidal/pulls/5");

    assertThat(reply.status()).isEqualTo(301);
    assertThat(get(reply.header("Location")).json().get("number").asInt()).isEqualTo(5);
  }

  @Test
  void privateRepositoriesDoNotExistForOthers() throws IOException {
    String commits = "/repos/" + SampleWorld.PRIVATE_REPOSITORY + "/commits";

    assertThat(get(commits).status()).isEqualTo(404);
    assertThat(Caller.with(SampleWorld.TOKEN, forge).get(commits).json()).hasSize(4);
  }
}
