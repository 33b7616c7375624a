package org.cienrich.features.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.PullRequestHistory.LabelChange;
import org.cienrich.features.facts.PullRequestHistory.Review;
import org.cienrich.features.facts.PullRequestHistory.TitleChange;
import org.junit.jupiter.api.Test;

class PullRequestTest {
  private static final Instant CREATED = at(10);
  private static final Instant TRIGGER = at(60);

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private static PullRequestHistory history(
      String title,
      List<TitleChange> titles,
      List<Instant> bodyEdits,
      List<String> labels,
      List<LabelChange> labelChanges) {
    return new PullRequestHistory(
        7,
        CREATED,
        "opener",
        title,
        Outcome.present(titles),
        "body",
        Outcome.present(bodyEdits),
        labels,
        Outcome.present(labelChanges),
        List.of(at(20), at(30)),
        List.of(at(25), at(35)),
        List.of(new Review(at(28), "r", "APPROVED"), new Review(at(38), "s", "COMMENTED")),
        at(50),
        "merger");
  }

  private static PullRequest asOf(long second, PullRequestHistory history) {
    return PullRequest.asOf(at(second), history).orElseThrow();
  }

  @Test
  void isNotThereBeforeItIsCreated() {
    PullRequestHistory history = history("t", List.of(), List.of(), List.of(), List.of());

    assertThat(PullRequest.asOf(at(9), history)).isEmpty();
    assertThat(PullRequest.asOf(CREATED, history)).isPresent();
  }

  @Test
  void hasTheTitleOfThatInstant() {
    PullRequestHistory history =
        history(
            "c",
            List.of(new TitleChange(at(20), "a", "b"), new TitleChange(at(30), "b", "c")),
            List.of(),
            List.of(),
            List.of());

    assertThat(asOf(19, history).title()).isEqualTo(Outcome.present("a"));
    assertThat(asOf(20, history).title()).isEqualTo(Outcome.present("b"));
    assertThat(asOf(30, history).title()).isEqualTo(Outcome.present("c"));
  }

  @Test
  void hasNoBodyThatWasEditedLater() {
    PullRequestHistory history = history("t", List.of(), List.of(at(20)), List.of(), List.of());

    assertThat(asOf(19, history).body()).isEqualTo(Outcome.missing(MissingReason.NOT_PROVIDED));
    assertThat(asOf(20, history).body()).isEqualTo(Outcome.present("body"));
  }

  @Test
  void hasTheLabelsOfThatInstant() {
    PullRequestHistory history =
        history(
            "t",
            List.of(),
            List.of(),
            List.of("always", "late"),
            List.of(
                new LabelChange(at(12), "early", true),
                new LabelChange(at(20), "early", false),
                new LabelChange(at(20), "early", true),
                new LabelChange(at(30), "early", false),
                new LabelChange(at(40), "late", true)));

    assertThat(asOf(11, history).labels()).isEqualTo(Outcome.present(Set.of("always")));
    assertThat(asOf(20, history).labels()).isEqualTo(Outcome.present(Set.of("always", "early")));
    assertThat(asOf(30, history).labels()).isEqualTo(Outcome.present(Set.of("always")));
    assertThat(asOf(40, history).labels()).isEqualTo(Outcome.present(Set.of("always", "late")));
  }

  @Test
  void hasALabelThatWasDeletedFromTheRepositoryLater() {
    PullRequestHistory history =
        history(
            "t",
            List.of(),
            List.of(),
            List.of(),
            List.of(new LabelChange(at(12), "deleted", true)));

    assertThat(asOf(20, history).labels()).isEqualTo(Outcome.present(Set.of("deleted")));
  }

  @Test
  void isMissingWhatCannotBeUndone() {
    PullRequestHistory whole = history("t", List.of(), List.of(), List.of(), List.of());
    PullRequestHistory history =
        new PullRequestHistory(
            7,
            CREATED,
            null,
            "t",
            Outcome.missing(MissingReason.TOO_LARGE),
            "b",
            Outcome.missing(MissingReason.NOT_PROVIDED),
            List.of("l"),
            Outcome.missing(MissingReason.TOO_LARGE),
            whole.issueComments(),
            whole.reviewComments(),
            whole.reviews(),
            null,
            null);

    PullRequest pull = asOf(20, history);

    assertThat(pull.title()).isEqualTo(Outcome.missing(MissingReason.TOO_LARGE));
    assertThat(pull.body()).isEqualTo(Outcome.missing(MissingReason.NOT_PROVIDED));
    assertThat(pull.labels()).isEqualTo(Outcome.missing(MissingReason.TOO_LARGE));
  }

  /** Another future with the same past: only the body may become unknown, never another text. */
  @Test
  void whatHappensLaterChangesNothing() {
    List<String> names = List.of("a", "b", "c", "d");
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      World past = new World();
      for (int second = 11; second <= 60; second++) {
        past.step(second, random, names);
      }
      PullRequest expected = PullRequest.asOf(TRIGGER, past.history()).orElseThrow();
      assertThat(expected.title()).isEqualTo(Outcome.present(past.title));
      assertThat(expected.labels()).isEqualTo(Outcome.present(Set.copyOf(past.labels)));
      for (int second = 61; second < 90; second++) {
        past.step(second, random, names);
      }
      PullRequest actual = PullRequest.asOf(TRIGGER, past.history()).orElseThrow();

      assertThat(actual).usingRecursiveComparison().ignoringFields("body").isEqualTo(expected);
      assertThat(actual.body()).isIn(expected.body(), Outcome.missing(MissingReason.NOT_PROVIDED));
    }
  }

  private static final class World {
    private String title = "a";
    private final List<String> labels = new ArrayList<>();
    private final List<TitleChange> titles = new ArrayList<>();
    private final List<LabelChange> labelChanges = new ArrayList<>();
    private final List<Instant> edits = new ArrayList<>();
    private final List<Instant> comments = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();

    void step(int second, Random random, List<String> names) {
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> {
          titles.add(new TitleChange(at(second), title, name));
          title = name;
        }
        case 1 -> {
          boolean added = !labels.remove(name);
          if (added) {
            labels.add(name);
          }
          labelChanges.add(new LabelChange(at(second), name, added));
        }
        case 2 -> edits.add(at(second));
        case 3 -> comments.add(at(second));
        case 4 -> reviews.add(new Review(at(second), name, "APPROVED"));
        default -> {
          if (at(second).isAfter(TRIGGER)) {
            labels.remove(name);
          }
        }
      }
    }

    PullRequestHistory history() {
      return new PullRequestHistory(
          7,
          CREATED,
          "opener",
          title,
          Outcome.present(titles),
          "body",
          Outcome.present(edits),
          labels,
          Outcome.present(labelChanges),
          comments,
          comments,
          reviews,
          null,
          null);
    }
  }
}
