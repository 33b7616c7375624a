package org.cienrich.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.rest.Quota;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's GraphQL API and its limits. */
class GraphQlTest {

  private static final String GAUGE = "repository(owner: \"riverbank\", name: \"hydro-gauge\")";

  @TempDir static Path directory;

  private static SampleWorld sample;
  private static Forge forge;

  @BeforeAll
  static void start() throws IOException {
    sample = SampleWorld.create(directory.resolve("sample"));
    forge = sample.serve().start();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static JsonNode query(String query) throws IOException {
    return Caller.with("any-token", forge).query(query);
  }

  private static JsonNode error(JsonNode answer) {
    assertThat(answer.path("errors")).hasSize(1);
    return answer.at("/errors/0");
  }

  @Test
  void refusesAnonymousCallers() throws IOException {
    Caller.Reply reply =
        Caller.anonymous(forge).post("/graphql", "{\"query\":\"{viewer{login}}\"}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().get("message").asText()).contains("authenticated");
  }

  @Test
  void tellsHowAPullRequestCameToBe() throws IOException {
    JsonNode pull =
        query(
                """
                { %s { pullRequest(number: 3) {
                  title lastEditedAt author { login } mergedBy { login } mergeCommit { oid }
                  userContentEdits(first: 10) { nodes { editedAt diff } }
                  comments(first: 10) { nodes { createdAt author { login } } }
                  reviews(first: 10) { nodes { state submittedAt comments(first: 5) { totalCount } } }
                  reviewThreads(first: 10) { nodes { path comments(first: 5) { totalCount } } }
                  timelineItems(first: 10,
                      itemTypes: [LABELED_EVENT, UNLABELED_EVENT, RENAMED_TITLE_EVENT]) {
                    nodes {
                      __typename
                      ... on LabeledEvent { createdAt label { name } }
                      ... on UnlabeledEvent { createdAt label { name } }
                      ... on RenamedTitleEvent { createdAt previousTitle currentTitle }
                    }
                  } } } }
                """
                    .formatted(GAUGE))
            .at("/data/repository/pullRequest");

    assertThat(pull.at("/lastEditedAt").asText()).isEqualTo("2024-03-07T17:47:05Z");
    assertThat(Caller.texts(pull.at("/userContentEdits/nodes"), "/diff"))
        .containsExactly(
            "Keeps what the gauge reads.\n\nWith tests.", "Keeps what the gauge reads.");
    assertThat(Caller.texts(pull.at("/reviews/nodes"), "/state"))
        .containsExactly("CHANGES_REQUESTED", "COMMENTED", "APPROVED");
    assertThat(Caller.texts(pull.at("/reviewThreads/nodes"), "/comments/totalCount"))
        .containsExactly("2", "1");
    assertThat(Caller.texts(pull.at("/timelineItems/nodes"), "/__typename"))
        .containsExactly("LabeledEvent", "RenamedTitleEvent", "UnlabeledEvent", "LabeledEvent");
    assertThat(Caller.texts(pull.at("/timelineItems/nodes"), "/label/name"))
        .containsExactly("enhancement", "", "enhancement", "ready");
    assertThat(pull.at("/timelineItems/nodes/1/previousTitle").asText()).isEqualTo("Add readings");
  }

  @Test
  void tellsHistoryWithAuthors() throws IOException {
    JsonNode answer =
        query(
            """
            { %s { defaultBranchRef { name target { ... on Commit {
              history(first: 100, until: "2024-03-05T23:00:00Z") { totalCount nodes {
                oid committedDate parents(first: 2) { totalCount }
                author { name email user { login } } } } } } } } }
            """
                .formatted(GAUGE));

    JsonNode nodes = answer.at("/data/repository/defaultBranchRef/target/history/nodes");
    assertThat(Caller.texts(nodes, "/author/user/login"))
        .containsExactly("ada-river", "", "ada-river", "ada-river", "ada-river");
    assertThat(nodes.at("/1/author/email").asText()).isEqualTo("ada@home.example");
  }

  @Test
  void findsPullRequestsAndCommentsOfCommits() throws IOException {
    String sha = sample.world().github().commitComments().get(0).sha();
    JsonNode answer =
        query(
            """
            { %s { a: object(oid: "%s") { ... on Commit { comments(first: 5) { totalCount } } }
                   b: object(oid: "%s") { oid } } }
            """
                .formatted(GAUGE, sha, "0".repeat(40)));

    assertThat(answer.at("/data/repository/a/comments/totalCount").asInt()).isEqualTo(2);
    assertThat(answer.at("/data/repository/b").isNull()).isTrue();
    assertThat(answer.has("errors")).isFalse();
  }

  @Test
  void whatIsNotFoundIsNullAndAnErrorOfItsAlias() throws IOException {
    JsonNode answer =
        query(
            """
            { a: %s { pullRequest(number: 4) { title } }
              b: repository(owner: "riverbank", name: "atlantis") { id }
              c: %s { pullRequest(number: 3) { number } } }
            """
                .formatted(GAUGE, GAUGE));

    assertThat(answer.at("/data/a/pullRequest").isNull()).isTrue();
    assertThat(answer.at("/data/b").isNull()).isTrue();
    assertThat(answer.at("/data/c/pullRequest/number").asInt()).isEqualTo(3);
    assertThat(Caller.texts(answer.get("errors"), "/type"))
        .containsExactly("NOT_FOUND", "NOT_FOUND");
    assertThat(Caller.texts(answer.get("errors"), "/path")).hasSize(2);
    assertThat(answer.at("/errors").toString()).contains("[\"a\",\"pullRequest\"]", "[\"b\"]");
  }

  @Test
  void pagesWithCursors() throws IOException {
    List<String> numbers = new ArrayList<>();
    String after = "null";
    boolean more = true;
    while (more) {
      JsonNode page =
          query(
                  """
                  { %s { pullRequests(first: 3, after: %s, states: [MERGED, CLOSED, OPEN],
                      orderBy: {field: UPDATED_AT, direction: DESC}) {
                    totalCount pageInfo { hasNextPage endCursor } nodes { number } } } }
                  """
                      .formatted(GAUGE, after))
              .at("/data/repository/pullRequests");
      numbers.addAll(Caller.texts(page.get("nodes"), "/number"));
      after = "\"" + page.at("/pageInfo/endCursor").asText() + "\"";
      more = page.at("/pageInfo/hasNextPage").asBoolean();
    }
    assertThat(numbers).containsExactly("12", "9", "7", "3");
  }

  @Test
  void refusesPagesWithoutOrBeyondTheLimit() throws IOException {
    assertThat(
            error(query("{ " + GAUGE + " { pullRequests { totalCount } } }")).get("type").asText())
        .isEqualTo("MISSING_PAGINATION_BOUNDARIES");
    assertThat(
            error(query("{ " + GAUGE + " { pullRequests(first: 101) { totalCount } } }"))
                .get("type")
                .asText())
        .isEqualTo("EXCESSIVE_PAGINATION");
  }

  @Test
  void refusesMoreThanHalfAMillionNodes() throws IOException {
    JsonNode answer =
        query(
            "{ "
                + GAUGE
                + """
                 { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes {
                  comments(first: 100) { nodes { id } } } } } } } }
                """);

    assertThat(error(answer).get("type").asText()).isEqualTo("MAX_NODE_LIMIT_EXCEEDED");
    assertThat(error(answer).get("message").asText()).contains("1,010,100 possible nodes");
    assertThat(answer.has("data")).isFalse();
  }

  @Test
  void countsPointsAsGitHubDoes() throws IOException {
    JsonNode limit =
        query(
                "{ rateLimit { cost nodeCount limit remaining resetAt } "
                    + GAUGE
                    + " { pullRequests(first: 50) { nodes { comments(first: 10) { nodes { id } }"
                    + " reviews(first: 20) { nodes { comments(first: 1) { totalCount } } } } } } }")
            .at("/data/rateLimit");

    // 1 + 50 + 50 + 50 * 20 requests fill the connections.
    assertThat(limit.get("cost").asInt()).isEqualTo(11);
    assertThat(limit.get("nodeCount").asInt()).isEqualTo(50 + 500 + 1000 + 1000);
  }

  @Test
  void unknownFieldsAreErrors() throws IOException {
    assertThat(error(query("{ " + GAUGE + " { stars } }")).get("message").asText())
        .contains("stars");
  }

  @Test
  void showsPrivateRepositoriesToTheirReadersOnly() throws IOException {
    String query = "{ repository(owner: \"riverbank\", name: \"ledger\") { isPrivate } }";

    assertThat(error(query(query)).get("type").asText()).isEqualTo("NOT_FOUND");
    assertThat(
            Caller.with(SampleWorld.TOKEN, forge)
                .query(query)
                .at("/data/repository/isPrivate")
                .asBoolean())
        .isTrue();
  }

  @Test
  void hasAQuotaOfItsOwn() throws IOException {
    try (Forge small = sample.serve().quota(new Quota(1, Duration.ofHours(1))).start()) {
      Caller caller = Caller.with(SampleWorld.TOKEN, small);
      String body = "{\"query\":\"{viewer{login}}\"}";
      Caller.Reply first = caller.post("/graphql", body);
      Caller.Reply second = caller.post("/graphql", body);

      assertThat(first.json().at("/data/viewer/login").asText()).isEqualTo("bo-stream");
      assertThat(first.header("X-RateLimit-Resource")).isEqualTo("graphql");
      assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(second.status()).isEqualTo(200);
      assertThat(error(second.json()).get("type").asText()).isEqualTo("RATE_LIMITED");
      assertThat(caller.get("/user").status()).isEqualTo(200);
      assertThat(caller.get("/rate_limit").json().at("/resources/graphql/remaining").asInt())
          .isZero();
    }
  }

  @Test
  void countsEachQueryByItself() throws IOException {
    try (Forge fresh = sample.serve().start()) {
      Caller caller = Caller.with(SampleWorld.TOKEN, fresh);
      caller.query("{ viewer { login } }");
      caller.query("{ viewer { login } }");
      caller.query("{ viewer { id } }");

      assertThat(fresh.requestCounts()).containsEntry("POST /graphql", 3);
      assertThat(fresh.targetCounts().values()).containsExactlyInAnyOrder(2, 1);
      assertThat(fresh.targetCounts().keySet()).allMatch(it -> it.startsWith("POST /graphql#"));
    }
  }
}
