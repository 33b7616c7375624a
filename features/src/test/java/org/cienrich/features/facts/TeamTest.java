package org.cienrich.features.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeamTest {
  private static final Instant TRIGGER = Instant.parse("2024-06-01T00:00:00Z");

  private static Contribution direct(Duration before, @Nullable String login, String email) {
    return new Contribution(TRIGGER.minus(before), Kind.DIRECT_COMMIT, login, email);
  }

  private static Team team(Contribution... contributions) {
    return Team.asOf(TRIGGER, new TeamActivity(Instant.EPOCH, List.of(contributions)));
  }

  @Test
  void hasWhoCommittedDirectlyOrMergedInNinetyDays() {
    assertThat(
            team(
                    direct(Duration.ofDays(90).plusSeconds(1), "early", "early@x"),
                    direct(Duration.ofDays(90), "first", "first@x"),
                    new Contribution(
                        TRIGGER.minusSeconds(9), Kind.PULL_REQUEST_COMMIT, "guest", "guest@x"),
                    new Contribution(TRIGGER.minusSeconds(8), Kind.MERGE, "merger", null),
                    direct(Duration.ofSeconds(1), "last", "last@x"),
                    direct(Duration.ZERO, "late", "late@x"))
                .members())
        .containsExactlyInAnyOrder("first", "merger", "last");
  }

  @Test
  void tellsPersonsApartByLoginThenByEmail() {
    Team team =
        team(
            direct(Duration.ofDays(200), "known", "k@x"),
            direct(Duration.ofDays(2), null, "k@x"),
            direct(Duration.ofDays(1), "known", "other@x"),
            direct(Duration.ofDays(1), null, "nobody@x"));

    assertThat(team.members()).containsExactlyInAnyOrder("known", "nobody@x");
    assertThat(team.loginsByEmail()).isEqualTo(Map.of("k@x", "known", "other@x", "known"));
  }

  @Test
  void whatHappensLaterChangesNothing() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Contribution> past = some(random, Duration.ofDays(-120), Duration.ofSeconds(-1));
      Team expected = Team.asOf(TRIGGER, new TeamActivity(Instant.EPOCH, past));
      List<Contribution> all = new ArrayList<>(past);
      all.addAll(some(random, Duration.ZERO, Duration.ofDays(30)));

      assertThat(Team.asOf(TRIGGER, new TeamActivity(Instant.EPOCH, all))).isEqualTo(expected);
    }
  }

  private static List<Contribution> some(Random random, Duration from, Duration until) {
    List<Contribution> some = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "p" + random.nextInt(6);
      Kind kind = List.of(Kind.values()).get(random.nextInt(3));
      Instant at = TRIGGER.plusSeconds(random.nextLong(from.toSeconds(), until.toSeconds() + 1));
      some.add(
          new Contribution(
              at,
              kind,
              kind == Kind.MERGE || random.nextBoolean() ? name : null,
              kind == Kind.MERGE ? null : name + "@x"));
    }
    some.sort(Comparator.comparing(Contribution::at));
    return some;
  }
}
