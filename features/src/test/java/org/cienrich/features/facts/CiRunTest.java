package org.cienrich.features.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CiRunTest {
  @Test
  void comesInOrderOfStartThenIdThenAttemptThenProvider() {
    List<CiRun> inOrder =
        List.of(
            run("github_actions", "100", 1, 1),
            run("github_actions", "9", 1, 2),
            run("circleci", "9", 2, 2),
            run("github_actions", "9", 2, 2),
            run("github_actions", "10", 1, 2),
            run("circleci", "0a-b", 1, 2));
    List<CiRun> shuffled = new ArrayList<>(inOrder);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(shuffled.stream().sorted(CiRun.BY_START)).containsExactlyElementsOf(inOrder);
    }
  }

  private static CiRun run(String provider, String id, int attempt, int start) {
    Instant at = Instant.ofEpochSecond(start);
    return new CiRun(
        new BuildIdentity(provider, "7", "a/b", id, attempt),
        new RunTrigger(null, null, null, "c", at, at, List.of(), null, null, null, null),
        new RunResult(null, null, null, null));
  }
}
