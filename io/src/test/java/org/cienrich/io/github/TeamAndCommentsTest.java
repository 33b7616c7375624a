package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.GraphQlWorld.object;
import static org.cienrich.io.github.GraphQlWorld.user;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Team activity and comments on commits by GraphQL. */
class TeamAndCommentsTest {
  private static final RepositoryInfo REPOSITORY = PullRequestsTest.REPOSITORY;
  private static final Instant FROM = at("2024-01-10T05:00:00Z");
  private static final Instant UNTIL = at("2024-02-10T05:00:00Z");

  private final GraphQlWorld world = new GraphQlWorld();

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private Lookup<TeamActivity> activity() {
    try (ScriptedServer server = new ScriptedServer(world)) {
      return Hasty.forge(server.address(), "secret").teamActivity(REPOSITORY, FROM, UNTIL);
    }
  }

  private Lookup<CommitComments> comments() {
    try (ScriptedServer server = new ScriptedServer(world)) {
      return Hasty.forge(server.address(), "secret").commitComments(REPOSITORY);
    }
  }

  private static List<Contribution> contributions(Lookup<TeamActivity> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<TeamActivity>) lookup).value().contributions();
  }

  private void history(List<Map<String, Object>> commits) {
    world
        .repository()
        .put(
            "defaultBranchRef",
            object("Ref", "target", object("Commit", "history", new ArrayList<>(commits))));
  }

  private static Map<String, Object> commit(
      String at, @Nullable String login, @Nullable String email, Object... pulls) {
    return object(
        "Commit",
        "committedDate",
        at,
        "author",
        object("GitActor", "email", email, "user", login == null ? null : user(login)),
        "associatedPullRequests",
        List.of(pulls));
  }

  @Test
  void tellsDirectCommitsFromThoseOfMergedPullRequests() {
    Object merged =
        world.pull(
            1,
            "2024-01-01T00:00:00Z",
            "mergedAt",
            "2024-01-12T00:00:00Z",
            "mergedBy",
            user("merger"));
    Object open = world.pull(2, "2024-01-01T00:00:00Z");
    Object intoFork =
        world.pull(
            3,
            "2024-01-01T00:00:00Z",
            "mergedAt",
            "2024-01-13T00:00:00Z",
            "baseRepository",
            object("Repository", "databaseId", 12, "nameWithOwner", "f/n"));
    Object mergedLater =
        world.pull(
            4, "2024-01-01T00:00:00Z", "mergedAt", "2024-03-01T00:00:00Z", "mergedBy", user("m"));
    Object mergedByNobody =
        world.pull(5, "2024-01-01T00:00:00Z", "mergedAt", "2024-01-14T00:00:00Z");
    history(
        List.of(
            commit("2024-01-13T00:00:00Z", "direct", "Direct@X.org", open, intoFork),
            commit("2024-01-12T00:00:00Z", "merger", "m@x.org", merged),
            commit("2024-01-11T00:00:00Z", null, "guest@x.org", merged),
            commit("2024-01-11T00:00:00Z", null, null),
            commit("2024-01-10T01:00:00Z", "a", "a@x.org", mergedLater, mergedByNobody)));

    assertThat(activity())
        .isEqualTo(
            new Lookup.Found<>(
                new TeamActivity(
                    at("2024-01-10T00:00:00Z"),
                    List.of(
                        contribution(
                            "2024-01-10T01:00:00Z", Kind.PULL_REQUEST_COMMIT, "a", "a@x.org"),
                        contribution(
                            "2024-01-11T00:00:00Z", Kind.PULL_REQUEST_COMMIT, null, "guest@x.org"),
                        contribution(
                            "2024-01-12T00:00:00Z", Kind.PULL_REQUEST_COMMIT, "merger", "m@x.org"),
                        contribution("2024-01-12T00:00:00Z", Kind.MERGE, "merger", null),
                        contribution(
                            "2024-01-13T00:00:00Z",
                            Kind.DIRECT_COMMIT,
                            "direct",
                            "direct@x.org")))));
    assertThat(world.queries())
        .singleElement()
        .asString()
        .contains("since: \"2024-01-10T00:00:00Z\"", "until: \"2024-02-10T23:59:59Z\"");
  }

  private static Contribution contribution(
      String at, Kind kind, @Nullable String login, @Nullable String email) {
    return new Contribution(at(at), kind, login, email);
  }

  private static List<Map<String, Object>> oneEachHour(int commits) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < commits; i++) {
      all.add(commit(FROM.plus(Duration.ofHours(i)).toString(), "u" + i, null));
    }
    return all;
  }

  @Test
  void asksForAllWeeksAtOnceAndThenForPartsOfBusyOnes() {
    history(oneEachHour(700));

    assertThat(contributions(activity())).hasSize(700);
    assertThat(world.queries()).hasSize(2);
  }

  @Test
  void readsAllPagesOfABusyHour() {
    List<Map<String, Object>> commits = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      commits.add(commit("2024-01-11T00:00:00Z", "u" + i, null));
    }
    history(commits);

    assertThat(contributions(activity())).hasSize(250);
    assertThat(world.queries()).hasSizeLessThan(10);
  }

  @Test
  void asksForFewerWeeksWhereGitHubCannotTellAllInTime() {
    history(oneEachHour(700));
    Pattern third = Pattern.compile("i2: ");
    world.failWith(
        query ->
            third.matcher(query).find()
                ? Optional.of(
                    ScriptedReply.ok(
                        "{\"errors\":[{\"message\":\"Something went wrong while executing your query.\"}]}"))
                : Optional.empty());

    assertThat(contributions(activity())).hasSize(700);
  }

  @Test
  void anEmptyRepositoryHasNoTeam() {
    world.repository().put("defaultBranchRef", null);

    assertThat(contributions(activity())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND, NOT_FOUND", "FORBIDDEN, FORBIDDEN"})
  void whatGitHubDoesNotShowIsNotFound(String type, MissingReason reason) {
    world.failWith(
        query ->
            Optional.of(
                ScriptedReply.ok(
                    "{\"data\":{\"repository\":null},\"errors\":[{\"type\":\""
                        + type
                        + "\",\"path\":[\"repository\"],\"message\":\"m\"}]}")));

    assertThat(activity())
        .isInstanceOfSatisfying(
            Lookup.NotFound.class, absent -> assertThat(absent.reason()).isEqualTo(reason));
    assertThat(comments())
        .isEqualTo(
            new Lookup.NotFound<>(
                reason, "GitHub, asked for comments on commits of o/n, answered: m"));
  }

  @Test
  void tooLongAHistoryIsTooLarge() {
    String page =
        "{\"data\":{\"repository\":{\"commitComments\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,"
            + "\"endCursor\":\"c\"}}}}}";
    world.failWith(query -> Optional.of(ScriptedReply.ok(page)));

    assertThat(comments())
        .isEqualTo(
            new Lookup.Failed<>(
                MissingReason.TOO_LARGE,
                "GitHub has more than 200 pages of comments on commits of o/n"));
    assertThat(world.queries()).hasSize(200);
  }

  @Test
  void tellsCommentsByCommit() {
    List<Object> comments = new ArrayList<>();
    comments.add(comment("b", "2024-01-03T00:00:00Z"));
    comments.add(comment("a", "2024-01-02T00:00:00Z"));
    comments.add(comment("b", "2024-01-01T00:00:00Z"));
    comments.add(object("CommitComment", "createdAt", "2024-01-01T00:00:00Z"));
    world.repository().put("commitComments", comments);

    assertThat(comments())
        .isEqualTo(
            new Lookup.Found<>(
                new CommitComments(
                    Map.of(
                        "a",
                        List.of(at("2024-01-02T00:00:00Z")),
                        "b",
                        List.of(at("2024-01-01T00:00:00Z"), at("2024-01-03T00:00:00Z"))))));
    assertThat(world.queries()).hasSize(1);
  }

  private static Map<String, Object> comment(String sha, String at) {
    return object("CommitComment", "createdAt", at, "commit", object("Commit", "oid", sha));
  }
}
