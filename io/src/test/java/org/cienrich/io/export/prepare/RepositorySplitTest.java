package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepositorySplitTest {
  @Test
  void keepsRepositoriesTogetherAndMeetsShares() throws IOException {
    SampleBuilds builds = sample(200);

    Preparer preparer = builds.fit("split=repository");

    double rows = builds.rows().size();
    assertThat(preparer.parameters().parts())
        .allSatisfy(part -> assertThat(part.dropped()).isEmpty())
        .satisfiesExactly(
            train -> assertThat(train.rows() / rows).isCloseTo(0.7, within(0.02)),
            validation -> assertThat(validation.rows() / rows).isCloseTo(0.15, within(0.02)),
            test -> assertThat(test.rows() / rows).isCloseTo(0.15, within(0.02)));
    Set<String> pairs = new HashSet<>();
    List<String> places = builds.places(preparer);
    for (int i = 0; i < places.size(); i++) {
      pairs.add(builds.rows().get(i).get(1) + " " + places.get(i));
    }
    assertThat(pairs).hasSize(200);
    assertThat(preparer.parameters().repositories()).hasSize(200).containsValue("validation");
  }

  @Test
  void dependsOnTheSeedButNotOnTheOrderOfRows() throws IOException {
    SampleBuilds builds = sample(50);
    SampleBuilds reversed = SampleBuilds.with();
    for (int i = builds.rows().size() - 1; i >= 0; i--) {
      reversed.rows().add(builds.rows().get(i));
    }

    assertThat(reversed.fit("split=repository", "seed=2").parameters())
        .isEqualTo(builds.fit("split=repository", "seed=2").parameters());
    assertThat(builds.fit("split=repository", "seed=3").parameters().repositories())
        .isNotEqualTo(builds.fit("split=repository", "seed=2").parameters().repositories());
  }

  @Test
  void fillsAllPartsIfThereAreEnoughRepositories() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(
              sample(3)
                  .fit("split=repository", "seed=" + seed)
                  .parameters()
                  .repositories()
                  .values())
          .containsExactlyInAnyOrder("train", "validation", "test");
    }
  }

  @Test
  void saysThatThereAreTooFewRepositories() {
    SampleBuilds builds = SampleBuilds.with().row(0).row(1);

    assertThatThrownBy(() -> builds.fit("split=repository", "shares=0.5,0.5"))
        .hasMessage("--split=repository --shares=0.5,0.5: test gets no row");
  }

  @Test
  void leavesOutBuildsThatNeverCompleted() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with()
            .build("o/a", "1", 1, "c", 0, 0L)
            .build("o/b", "2", 1, "c", 0, 0L)
            .build("o/b", "3", 1, "c", 0, null);

    assertThat(builds.places(builds.fit("split=repository", "shares=0.5,0.5")))
        .contains("train", "test", "not_completed");
  }

  /** Returns repositories with 1 to 10 builds each. */
  private static SampleBuilds sample(int repositories) {
    Random random = new Random(1);
    SampleBuilds builds = SampleBuilds.with();
    for (int repo = 0; repo < repositories; repo++) {
      int rows = 1 + random.nextInt(10);
      for (int i = 0; i < rows; i++) {
        builds.build("o/r" + repo, "b" + i, 1, "c" + i, i, (long) i);
      }
    }
    return builds;
  }
}
