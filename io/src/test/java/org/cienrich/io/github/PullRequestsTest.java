package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.GraphQlWorld.object;
import static org.cienrich.io.github.GraphQlWorld.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.WaitingClock;
import org.junit.jupiter.api.Test;

/** Pull requests by GraphQL. */
class PullRequestsTest {
  static final RepositoryInfo REPOSITORY = new RepositoryInfo("11", "o/n", "main", false, null);
  static final String TRIGGER = "2024-03-01T00:00:00Z";

  private final GraphQlWorld world = new GraphQlWorld();

  static CiRun run(long pullRequest) {
    return run("0".repeat(40), TRIGGER, List.of(pullRequest));
  }

  static CiRun run(String sha, String trigger, List<Long> pullRequests) {
    Instant at = Instant.parse(trigger);
    return new CiRun(
        new BuildIdentity("github_actions", "11", "o/n", "1", 1),
        new RunTrigger(1L, "pull_request", "b", sha, at, at, pullRequests, "a", "User", "w", "o/n"),
        new RunResult("completed", "success", at, "jobs"));
  }

  static String sha(int number) {
    return String.format("%040x", number);
  }

  private List<Lookup<Optional<PullRequestHistory>>> find(CiRun... runs) {
    return find(ItemArchive.NONE, List.of(runs));
  }

  private List<Lookup<Optional<PullRequestHistory>>> find(ItemArchive archive, List<CiRun> runs) {
    return find(world, archive, runs);
  }

  static List<Lookup<Optional<PullRequestHistory>>> find(
      GraphQlWorld world, ItemArchive archive, List<CiRun> runs) {
    try (ScriptedServer server = new ScriptedServer(world)) {
      return Hasty.forge(server.address(), WaitingClock.system(), archive, "secret")
          .pullRequests(REPOSITORY, runs);
    }
  }

  static PullRequestHistory found(Lookup<Optional<PullRequestHistory>> lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return ((Lookup.Found<Optional<PullRequestHistory>>) lookup).value().orElseThrow();
  }

  static List<Long> numbers(List<Lookup<Optional<PullRequestHistory>>> lookups) {
    return lookups.stream().map(lookup -> found(lookup).number()).toList();
  }

  private static Lookup<Optional<PullRequestHistory>> none() {
    return new Lookup.Found<>(Optional.empty());
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> pull, String list, Map<String, Object> node) {
    ((List<Object>) pull.get(list)).add(node);
  }

  @Test
  void tellsAllThatHappened() {
    Map<String, Object> pull =
        world.pull(
            7,
            "2024-01-01T00:00:00Z",
            "title",
            "New",
            "body",
            "Text",
            "lastEditedAt",
            "2024-01-05T00:00:00Z",
            "mergedAt",
            "2024-02-01T00:00:00Z",
            "mergedBy",
            user("merger"));
    add(pull, "labels", object("Label", "name", "bug"));
    add(pull, "comments", object("IssueComment", "createdAt", "2024-01-02T00:00:00Z"));
    add(pull, "userContentEdits", object("UserContentEdit", "editedAt", "2024-01-05T00:00:00Z"));
    add(pull, "userContentEdits", object("UserContentEdit", "editedAt", "2024-01-01T00:00:00Z"));
    Map<String, Object> approval =
        review("r1", "DISMISSED", "2024-01-03T00:00:00Z", "2024-01-02T23:00:00Z");
    add(pull, "reviews", approval);
    add(
        pull,
        "reviews",
        object("PullRequestReview", "id", "r2", "state", "PENDING", "comments", List.of()));
    event(pull, "LabeledEvent", "2024-01-02T00:00:00Z", "label", object("Label", "name", "bug"));
    event(pull, "LabeledEvent", "2024-01-01T00:00:00Z", "label", object("Label", "name", "wip"));
    event(pull, "UnlabeledEvent", "2024-01-04T00:00:00Z", "label", object("Label", "name", "wip"));
    event(
        pull,
        "RenamedTitleEvent",
        "2024-01-06T00:00:00Z",
        "previousTitle",
        "Old",
        "currentTitle",
        "New");
    event(
        pull,
        "ReviewDismissedEvent",
        "2024-01-07T00:00:00Z",
        "previousReviewState",
        "APPROVED",
        "review",
        approval);

    assertThat(found(find(run(7)).get(0)))
        .isEqualTo(
            new PullRequestHistory(
                7,
                at("2024-01-01T00:00:00Z"),
                "opener",
                "New",
                Outcome.present(List.of(new TitleChange(at("2024-01-06T00:00:00Z"), "Old", "New"))),
                "Text",
                Outcome.present(List.of(at("2024-01-01T00:00:00Z"), at("2024-01-05T00:00:00Z"))),
                List.of("bug"),
                Outcome.present(
                    List.of(
                        new LabelChange(at("2024-01-01T00:00:00Z"), "wip", true),
                        new LabelChange(at("2024-01-02T00:00:00Z"), "bug", true),
                        new LabelChange(at("2024-01-04T00:00:00Z"), "wip", false))),
                List.of(at("2024-01-02T00:00:00Z")),
                List.of(at("2024-01-02T23:00:00Z")),
                List.of(new Review(at("2024-01-03T00:00:00Z"), "reviewer", "APPROVED")),
                at("2024-02-01T00:00:00Z"),
                "merger"));
  }

  private static Map<String, Object> review(
      String id, String state, String at, String... comments) {
    List<Object> nodes = new ArrayList<>();
    for (String comment : comments) {
      nodes.add(object("PullRequestReviewComment", "createdAt", comment));
    }
    return object(
        "PullRequestReview",
        "id",
        id,
        "state",
        state,
        "submittedAt",
        at,
        "author",
        user("reviewer"),
        "comments",
        nodes);
  }

  private static void event(Map<String, Object> pull, String type, String at, Object... fields) {
    Map<String, Object> event = object(type, fields);
    event.put("createdAt", at);
    add(pull, "timelineItems", event);
  }

  @Test
  void findsTheOldestOpenOneIntoTheRepositoryByCommit() {
    Map<String, Object> fork = object("Repository", "databaseId", 12, "nameWithOwner", "f/n");
    world.commit(
        sha(1),
        List.of(
            world.pull(1, "2024-01-01T00:00:00Z", "baseRepository", fork),
            world.pull(2, "2024-01-02T00:00:00Z", "closedAt", "2024-02-28T00:00:00Z"),
            world.pull(4, "2024-01-04T00:00:00Z", "closedAt", TRIGGER),
            world.pull(3, "2024-01-05T00:00:00Z"),
            world.pull(5, "2024-03-02T00:00:00Z")));
    world.commit(sha(2), List.of());

    List<Lookup<Optional<PullRequestHistory>>> answers =
        find(
            run(sha(1), TRIGGER, List.of()),
            run(sha(1), "2024-03-02T00:00:00Z", List.of()),
            run(sha(1), "2024-01-01T12:00:00Z", List.of()),
            run(sha(2), TRIGGER, List.of()),
            run(sha(3), TRIGGER, List.of()));

    assertThat(numbers(answers.subList(0, 2))).containsExactly(4L, 3L);
    assertThat(answers.subList(2, 5)).containsExactly(none(), none(), none());
    assertThat(world.queries()).hasSize(2);
  }

  @Test
  void marksLoginsOfAppsAsRunsDo() {
    world.pull(7, "2024-01-01T00:00:00Z", "author", object("Bot", "login", "dependabot"));
    world.pull(8, "2024-01-01T00:00:00Z", "author", null);

    List<Lookup<Optional<PullRequestHistory>>> answers = find(run(7), run(8));

    assertThat(found(answers.get(0)).author()).isEqualTo("dependabot[bot]");
    assertThat(found(answers.get(1)).author()).isNull();
  }

  @Test
  void readsEveryConnectionToItsEnd() {
    Map<String, Object> pull = world.pull(7, "2024-01-01T00:00:00Z");
    world.pull(8, "2024-01-01T00:00:00Z");
    for (int i = 0; i < 250; i++) {
      Instant at = at("2024-01-02T00:00:00Z").plusSeconds(i);
      add(pull, "comments", object("IssueComment", "createdAt", at.toString()));
      event(pull, "LabeledEvent", at.toString(), "label", object("Label", "name", "l" + i));
      add(pull, "labels", object("Label", "name", "l" + i));
    }
    String[] comments =
        IntStream.range(0, 130).mapToObj(i -> "2024-01-03T00:00:00Z").toArray(String[]::new);
    for (int i = 0; i < 90; i++) {
      add(
          pull,
          "reviews",
          i % 45 == 1
              ? review("r" + i, "COMMENTED", "2024-01-03T00:00:00Z", comments)
              : review("r" + i, "COMMENTED", "2024-01-03T00:00:00Z"));
    }

    PullRequestHistory history = found(find(run(7), run(8)).get(0));

    assertThat(history.issueComments()).hasSize(250);
    assertThat(history.labels()).hasSize(250);
    assertThat(history.labelChanges().toOptional().orElseThrow()).hasSize(250);
    assertThat(history.reviews()).hasSize(90);
    assertThat(history.reviewComments()).hasSize(260);
    assertThat(world.queries()).hasSize(4);
  }

  @Test
  void aTimelineThatIsTooLongIsMissingAndAnythingElseFails() {
    Map<String, Object> eventful = world.pull(7, "2024-01-01T00:00:00Z");
    Map<String, Object> talkative = world.pull(8, "2024-01-01T00:00:00Z");
    for (int i = 0; i < 5_001; i++) {
      event(
          eventful,
          "LabeledEvent",
          "2024-01-02T00:00:00Z",
          "label",
          object("Label", "name", "l" + i));
      add(talkative, "comments", object("IssueComment", "createdAt", "2024-01-02T00:00:00Z"));
    }

    KeptItems archive = new KeptItems();
    List<Lookup<Optional<PullRequestHistory>>> answers = find(archive, List.of(run(7), run(8)));
    int queries = world.queries().size();

    assertThat(find(archive, List.of(run(7), run(8)))).isEqualTo(answers);
    assertThat(world.queries()).hasSize(queries);
    assertThat(found(answers.get(0)).labelChanges())
        .isEqualTo(Outcome.missing(MissingReason.TOO_LARGE));
    assertThat(found(answers.get(0)).titleChanges())
        .isEqualTo(Outcome.missing(MissingReason.TOO_LARGE));
    assertFailed(answers.get(1), MissingReason.TOO_LARGE);
  }

  static void assertFailed(Lookup<Optional<PullRequestHistory>> lookup, MissingReason reason) {
    assertThat(lookup)
        .isInstanceOfSatisfying(
            Lookup.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason);
              assertThat(failed.message()).doesNotContain("secret");
            });
  }

  @Test
  void asksOnlyForWhatTheArchiveLacks() {
    KeptItems archive = new KeptItems();
    List<CiRun> runs = manyRuns(world, 60);
    runs.add(run(sha(1), TRIGGER, List.of()));
    world.commit(sha(1), List.of(world.pull(61, "2024-01-01T00:00:00Z")));
    List<Lookup<Optional<PullRequestHistory>>> partly = find(archive, runs.subList(0, 30));
    int queries = world.queries().size();
    List<Lookup<Optional<PullRequestHistory>>> all = find(archive, runs);
    int more = world.queries().size();

    assertThat(find(archive, runs)).isEqualTo(all);
    assertThat(all.subList(0, 30)).isEqualTo(partly);
    assertThat(queries).isEqualTo(1);
    assertThat(more).isEqualTo(3);
    assertThat(world.queries()).hasSize(more);
    assertThat(world.queries().get(2)).doesNotContain("(number: 7)").contains("(number: 61)");
  }

  @Test
  void keepsThatThereIsNone() {
    KeptItems archive = new KeptItems();
    List<CiRun> runs = List.of(run(6), run(sha(1), TRIGGER, List.of()));

    List<Lookup<Optional<PullRequestHistory>>> answers = find(archive, runs);

    assertThat(answers.get(0)).isInstanceOf(Lookup.NotFound.class);
    assertThat(answers.get(1)).isEqualTo(none());
    assertThat(find(archive, runs)).isEqualTo(answers);
    assertThat(world.queries()).hasSize(2);
  }

  @Test
  void anAnswerFromBeforeTheTriggerDoesNotHold() {
    KeptItems archive = new KeptItems();
    world.pull(7, "2024-01-01T00:00:00Z");
    String tomorrow = Instant.now().plusSeconds(86_400).toString();
    find(archive, List.of(run(7)));
    find(archive, List.of(run("0".repeat(40), tomorrow, List.of(7L))));

    assertThat(world.queries()).hasSize(2);
    assertThat(archive.items.keySet())
        .containsExactlyInAnyOrder("github/pull/1/11/7/0", "github/pull/1/11/7/1");
  }

  static List<CiRun> manyRuns(GraphQlWorld world, int count) {
    List<CiRun> runs = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      world.pull(number, "2024-01-01T00:00:00Z");
      runs.add(run(number));
    }
    return runs;
  }

  private static final class KeptItems implements ItemArchive {
    private final Map<String, String> items = new ConcurrentHashMap<>();

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(items.get(key));
    }

    @Override
    public void put(String key, String json) {
      items.putIfAbsent(key, json);
    }
  }
}
