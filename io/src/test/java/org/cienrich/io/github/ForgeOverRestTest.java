package org.cienrich.io.github;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same questions where there is no GraphQL. */
class ForgeOverRestTest {
  private static final RepositoryInfo REPOSITORY = PullRequestsTest.REPOSITORY;

  private static final String PULL =
      """
      {"number":7,"created_at":"2024-01-01T00:00:00Z","updated_at":"2024-01-09T00:00:00Z",
       "merged_at":"2024-01-08T00:00:00Z","closed_at":null,"title":"New","body":null,
       "user":{"login":"opener"},"merged_by":{"login":"merger"},"labels":[{"name":"bug"}],
       "base":{"repo":{"id":11,"full_name":"o/n"}}}
      """;

  private static final String TIMELINE =
      """
      [{"event":"labeled","created_at":"2024-01-01T00:00:00Z","label":{"name":"bug"}},
       {"event":"committed","sha":"x"},
       {"event":"unlabeled","created_at":"2024-01-02T00:00:00Z","label":{"name":"wip"}},
       {"event":"renamed","created_at":"2024-01-03T00:00:00Z","rename":{"from":"Old","to":"New"}},
       {"event":"review_dismissed","created_at":"2024-01-04T00:00:00Z",
        "dismissed_review":{"state":"approved","review_id":5}}]
      """;

  private static final String REVIEWS =
      """
      [{"id":5,"state":"DISMISSED","submitted_at":"2024-01-03T00:00:00Z","user":{"login":"r"}},
       {"id":6,"state":"PENDING","user":{"login":"r"}}]
      """;

  private static String body(String target) {
    return switch (target.replaceAll("\\?.*", "")) {
      case "/repos/o/n/pulls/7" -> PULL;
      case "/repos/o/n/issues/7/timeline" -> TIMELINE;
      case "/repos/o/n/pulls/7/reviews" -> REVIEWS;
      case "/repos/o/n/pulls/7/comments" -> "[{\"created_at\":\"2024-01-06T00:00:00Z\"}]";
      default ->
          target.endsWith("&page=2")
              ? "[{\"created_at\":\"2024-01-05T00:00:00Z\"}]"
              : "[{\"created_at\":\"2024-01-07T00:00:00Z\"}]";
    };
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void takesOverWhereThereIsNoGraphQl(int status) {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              if (request.target().equals("/graphql")) {
                return ScriptedReply.of(status, "{}");
              }
              ScriptedReply reply = ScriptedReply.ok(body(request.target()));
              return request.target().equals("/repos/o/n/issues/7/comments?per_page=100")
                  ? reply.with(
                      "Link", "<http://x/?page=2>; rel=\"next\", <http://x/>; rel=\"last\"")
                  : reply;
            })) {
      GitHubForge forge = Hasty.forge(server.address());

      assertThat(
              PullRequestsTest.found(
                  forge.pullRequests(REPOSITORY, List.of(PullRequestsTest.run(7))).get(0)))
          .isEqualTo(
              new PullRequestHistory(
                  7,
                  at("2024-01-01T00:00:00Z"),
                  "opener",
                  "New",
                  Outcome.present(
                      List.of(new TitleChange(at("2024-01-03T00:00:00Z"), "Old", "New"))),
                  "",
                  Outcome.present(List.of(at("2024-01-09T00:00:00Z"))),
                  List.of("bug"),
                  Outcome.present(
                      List.of(
                          new LabelChange(at("2024-01-01T00:00:00Z"), "bug", true),
                          new LabelChange(at("2024-01-02T00:00:00Z"), "wip", false))),
                  List.of(at("2024-01-05T00:00:00Z"), at("2024-01-07T00:00:00Z")),
                  List.of(at("2024-01-06T00:00:00Z")),
                  List.of(new Review(at("2024-01-03T00:00:00Z"), "r", "APPROVED")),
                  at("2024-01-08T00:00:00Z"),
                  "merger"));
      assertThat(forge.teamActivity(REPOSITORY, Instant.EPOCH, Instant.EPOCH))
          .isInstanceOfSatisfying(
              Lookup.NotFound.class,
              absent -> assertThat(absent.reason()).isEqualTo(MissingReason.NOT_PROVIDED));
      assertThat(server.targets().stream().filter("/graphql"::equals)).hasSize(1);
    }
  }

  @Test
  void aRefusalAfterAnAnswerDoesNotChangeTheWay() {
    GraphQlWorld world = new GraphQlWorld();
    world.pull(7, "2024-01-01T00:00:00Z");
    try (ScriptedServer server = new ScriptedServer(world)) {
      GitHubForge forge = Hasty.forge(server.address(), "secret");
      forge.pullRequests(REPOSITORY, List.of(PullRequestsTest.run(7)));
      world.failWith(query -> Optional.of(ScriptedReply.of(403, "{}")));

      assertThat(forge.pullRequests(REPOSITORY, List.of(PullRequestsTest.run(7))).get(0))
          .isInstanceOf(Lookup.Failed.class);
      assertThat(server.targets()).containsOnly("/graphql");
    }
  }

  @Test
  void findsRecordedPullRequestsAmongThoseOfACommit() {
    List<JsonNode> pulls = Recordings.orSkip().rawTable("_raw_github_api_pull_requests.csv");
    JsonNode repository = pulls.get(0).at("/base/repo");
    RepositoryInfo info =
        new RepositoryInfo(
            repository.get("id").asText(), repository.get("full_name").asText(), "m", false, null);

    List<PullRequestSource.Candidate> candidates = candidates(info, pulls.toString());

    assertThat(candidates)
        .hasSize(pulls.size())
        .allMatch(PullRequestSource.Candidate::intoThis)
        .isSortedAccordingTo(comparing(PullRequestSource.Candidate::createdAt));
  }

  @Test
  void findsThePullRequestOfACommit() {
    String sha = PullRequestsTest.sha(1);
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().equals("/graphql")
                    ? ScriptedReply.of(401, "")
                    : request.target().startsWith("/repos/o/n/commits/" + sha + "/pulls")
                        ? ScriptedReply.ok("[" + PULL + "]")
                        : request.target().startsWith("/repos/o/n/commits/")
                            ? ScriptedReply.of(404, "")
                            : ScriptedReply.ok(body(request.target())))) {
      List<Lookup<Optional<PullRequestHistory>>> answers =
          Hasty.forge(server.address())
              .pullRequests(
                  REPOSITORY,
                  List.of(
                      PullRequestsTest.run(sha, PullRequestsTest.TRIGGER, List.of()),
                      PullRequestsTest.run(
                          PullRequestsTest.sha(2), PullRequestsTest.TRIGGER, List.of())));

      assertThat(PullRequestsTest.found(answers.get(0)).number()).isEqualTo(7);
      assertThat(answers.get(1)).isEqualTo(new Lookup.Found<>(Optional.empty()));
    }
  }

  private static List<PullRequestSource.Candidate> candidates(RepositoryInfo info, String body) {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(body))) {
      Lookup<List<PullRequestSource.Candidate>> lookup =
          Hasty.api(server.address())
              .get(
                  "/",
                  "pulls",
                  Reuse.NEVER,
                  reply ->
                      RestPullRequestMapping.candidates(info, Json.listOf(reply)).candidates());
      return ((Lookup.Found<List<PullRequestSource.Candidate>>) lookup).value();
    }
  }

  @Test
  void readsRecordedPullRequestsAndReviews() {
    Recordings recordings = Recordings.orSkip();
    List<JsonNode> pulls = recordings.rawTable("_raw_github_api_pull_requests.csv");
    List<JsonNode> reviews = recordings.rawTable("_raw_github_api_pull_request_reviews.csv");
    assertThat(pulls).isNotEmpty();
    assertThat(reviews).isNotEmpty();
    String reviewComments =
        recordings
            .body("GHPullRequestTest/pullRequestReviewComments", "31-r_h_g_pulls_484_comments")
            .toString();
    for (JsonNode pull : pulls) {
      try (ScriptedServer server =
          new ScriptedServer(
              request ->
                  request.target().equals("/graphql")
                      ? ScriptedReply.of(404, "")
                      : ScriptedReply.ok(
                          request.target().contains("/pulls/") && !request.target().contains("?")
                              ? pull.toString()
                              : request.target().contains("/reviews")
                                  ? reviews.toString()
                                  : request.target().contains("/pulls/")
                                      ? reviewComments
                                      : "[]"))) {
        PullRequestHistory history =
            PullRequestsTest.found(
                Hasty.forge(server.address())
                    .pullRequests(REPOSITORY, List.of(PullRequestsTest.run(7)))
                    .get(0));

        assertThat(history.number()).isEqualTo(pull.get("number").longValue());
        assertThat(history.title()).isEqualTo(pull.get("title").textValue());
        assertThat(history.author()).isEqualTo(pull.at("/user/login").textValue());
        assertThat(history.reviews()).hasSize(reviews.size());
        assertThat(history.reviewComments()).isNotEmpty();
      }
    }
  }

  @Test
  void readsRecordedCommentsOnCommits() {
    Recordings recordings = Recordings.orSkip();
    JsonNode comments =
        recordings.body("GHRepositoryTest/listCommitCommentsSomeComments", "4-r_h_g_commits");
    List<Instant> times = new ArrayList<>();
    comments.forEach(comment -> times.add(at(comment.get("created_at").textValue())));
    assertThat(times).isNotEmpty();
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().equals("/graphql")
                    ? ScriptedReply.of(401, "")
                    : ScriptedReply.ok(comments.toString()))) {
      assertThat(Hasty.forge(server.address()).commitComments(REPOSITORY))
          .isEqualTo(
              new Lookup.Found<>(
                  new CommitComments(
                      Map.of(
                          comments.get(0).get("commit_id").textValue(),
                          times.stream().sorted().toList()))));
      assertThat(server.targets()).containsExactly("/graphql", "/repos/o/n/comments?per_page=100");
    }
  }
}
