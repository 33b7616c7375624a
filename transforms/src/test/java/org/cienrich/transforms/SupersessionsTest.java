package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.junit.jupiter.api.Test;

class SupersessionsTest {
  private static CiRun attempt(String provider, String id, int attempt, long second) {
    Instant at = Instant.ofEpochSecond(second);
    return new CiRun(
        new BuildIdentity(provider, "7", "a/b", id, attempt),
        new RunTrigger(null, null, null, "c1", at, at, List.of(), null, null, null, null),
        new RunResult(null, null, null, null));
  }

  @Test
  void eachAttemptEndsWhenTheNextIsTriggered() {
    assertThat(
            Supersessions.of(
                List.of(
                    attempt("p", "1", 3, 30),
                    attempt("p", "1", 1, 10),
                    attempt("p", "1", 2, 20),
                    attempt("p", "2", 1, 15),
                    attempt("q", "1", 1, 5))))
        .isEqualTo(
            Map.of("p/7/1/1", Instant.ofEpochSecond(20), "p/7/1/2", Instant.ofEpochSecond(30)));
  }

  @Test
  void anAttemptThatIsNotKeptIsPassedOver() {
    assertThat(Supersessions.of(List.of(attempt("p", "1", 4, 40), attempt("p", "1", 2, 20))))
        .isEqualTo(Map.of("p/7/1/2", Instant.ofEpochSecond(40)));
  }

  @Test
  void noAttemptOutlivesALaterOne() {
    assertThat(
            Supersessions.of(
                List.of(
                    attempt("p", "1", 1, 10), attempt("p", "1", 2, 30), attempt("p", "1", 3, 20))))
        .isEqualTo(
            Map.of("p/7/1/1", Instant.ofEpochSecond(20), "p/7/1/2", Instant.ofEpochSecond(20)));
  }
}
