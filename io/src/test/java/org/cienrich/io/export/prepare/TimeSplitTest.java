package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.cienrich.io.export.prepare.PreparationParameters.PartSummary;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  /** Validation begins at 5, test at 8. */
  private static final String[] BY_TIME = {"split=time", "shares=0.5,0.3,0.2"};

  @Test
  void ordersByTriggerOverAllRepositories() throws IOException {
    SampleBuilds builds = SampleBuilds.with();
    for (long i = 9; i >= 0; i--) {
      builds.build(i % 2 == 0 ? "o/a" : "o/b", "b" + i, 1, "c" + i, i, i);
    }

    assertThat(builds.places(builds.fit(BY_TIME)))
        .containsExactly(
            "test",
            "test",
            "validation",
            "validation",
            "validation",
            "train",
            "train",
            "train",
            "train",
            "train");
  }

  @Test
  void leavesOutWhatWasNotKnownWhenTheNextPartBegan() throws IOException {
    SampleBuilds builds = SampleBuilds.with("tr_status");
    long[] completed = {4, 5, 6, 9, 4, 7, 8, 9, 99, 9};
    for (int i = 0; i < completed.length; i++) {
      builds.build("o/r", "b" + i, 1, "c" + i, i, completed[i], i % 2 == 0 ? "passed" : "failed");
    }

    Preparer preparer = builds.fit(BY_TIME);

    assertThat(builds.places(preparer))
        .containsExactly(
            "train",
            "completed_too_late",
            "completed_too_late",
            "completed_too_late",
            "train",
            "validation",
            "completed_too_late",
            "completed_too_late",
            "test",
            "test");
    List<PartSummary> parts = preparer.parameters().parts();
    assertThat(parts).extracting(PartSummary::part).containsExactly("train", "validation", "test");
    assertThat(parts).extracting(PartSummary::rows).containsExactly(2L, 1L, 2L);
    assertThat(parts.get(0).first()).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(parts.get(0).last()).isEqualTo("2024-01-01T00:00:04Z");
    assertThat(parts.get(0).dropped()).containsEntry("completed_too_late", 3L).hasSize(1);
    assertThat(parts.get(1).dropped()).containsEntry("completed_too_late", 2L).hasSize(1);
    assertThat(parts.get(2).outcomes()).containsEntry("passed", 1L).containsEntry("failed", 1L);
    assertThat(parts).extracting(PartSummary::positive).containsExactly(0L, 1L, 1L);
    assertThat(parts).extracting(PartSummary::negative).containsExactly(2L, 0L, 1L);
    assertThat(preparer.parameters().cuts())
        .containsEntry("*", List.of("2024-01-01T00:00:05Z", "2024-01-01T00:00:08Z"))
        .hasSize(1);
  }

  @Test
  void leavesOutBuildsThatNeverCompleted() throws IOException {
    SampleBuilds builds = SampleBuilds.with();
    for (long i = 0; i < 10; i++) {
      builds.build("o/r", "b" + i, 1, "c" + i, i, i == 0 || i == 8 ? null : (Long) i);
    }

    assertThat(builds.places(builds.fit(BY_TIME)).subList(0, 2))
        .containsExactly("not_completed", "train");
    assertThat(builds.places(builds.fit(BY_TIME)).subList(8, 10))
        .containsExactly("not_completed", "test");
  }

  @Test
  void leavesOutLaterRowsOfBuildsAndCommitsOfEarlierParts() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with()
            .build("o/r", "b0", 1, "c0", 0, 0L)
            .build("o/r", "b1", 1, "c1", 1, 1L)
            .build("o/r", "b2", 1, "late", 2, 9L)
            .build("o/r", "b3", 1, "c3", 3, 3L)
            .build("o/r", "b4", 1, "c4", 4, 4L)
            .build("o/r", "b0", 2, "another", 5, 5L)
            .build("o/r", "b6", 1, "c1", 6, 6L)
            .build("o/r", "b7", 1, "late", 7, 7L)
            .build("o/r", "b8", 1, "late", 8, 8L)
            .build("o/other", "b9", 1, "c1", 9, 9L);

    assertThat(builds.places(builds.fit(BY_TIME)))
        .containsExactly(
            "train",
            "train",
            "completed_too_late",
            "train",
            "train",
            "in_earlier_part",
            "in_earlier_part",
            "validation",
            "in_earlier_part",
            "test");
  }

  @Test
  void takesTheCommitThatStandsForAnotherForTheSame() throws IOException {
    SampleBuilds builds = SampleBuilds.with();
    for (long i = 0; i < 10; i++) {
      builds.build("o/r", "b" + i, 1, "c" + i, i, i);
    }
    builds.rows().get(7).set(builds.indexOf("effective_sha"), "c0");
    builds.rows().get(6).set(builds.indexOf("effective_sha"), null);

    assertThat(builds.places(builds.fit(BY_TIME)).subList(5, 8))
        .containsExactly("validation", "validation", "in_earlier_part");
  }

  @Test
  void cutsEachRepositoryForItself() throws IOException {
    SampleBuilds builds = SampleBuilds.with();
    for (long i = 0; i < 4; i++) {
      builds.build("o/a", "b" + i, 1, "c" + i, i, i);
    }
    for (long i = 0; i < 4; i++) {
      builds.build("o/b", "b" + i, 1, "c" + i, 100 + i, 100 + i);
    }

    Preparer preparer = builds.fit("split=time-per-repository", "shares=0.5,0.5");

    assertThat(builds.places(preparer))
        .containsExactly("train", "train", "test", "test", "train", "train", "test", "test");
    assertThat(preparer.parts()).containsExactly(Part.TRAIN, Part.TEST);
    assertThat(preparer.parameters().cuts()).containsOnlyKeys("o/a", "o/b");
  }

  @Test
  void saysThatAPartIsEmpty() {
    SampleBuilds one = SampleBuilds.with().row(0);

    assertThatThrownBy(() -> one.fit("split=time"))
        .isInstanceOf(PreparationException.class)
        .hasMessage(
            "--split=time --shares=0.7,0.15,0.15: validation gets no row; test gets no row");
  }

  @Test
  void saysWhyAPartIsEmpty() {
    SampleBuilds builds = SampleBuilds.with().build("o/r", "b", 1, "c", 0, 9L).row(9);

    assertThatThrownBy(() -> builds.fit("split=time", "shares=0.5,0.5"))
        .hasMessage("--split=time --shares=0.5,0.5: train loses all: {completed_too_late=1}");
  }

  @Test
  void saysWhichColumnsItNeeds() {
    SampleBuilds builds = SampleBuilds.ofColumns(SampleBuilds.with().columns().subList(0, 3));

    assertThatThrownBy(() -> builds.fit("split=time"))
        .hasMessage(
            "--split needs columns that are not among those to export: commit_sha, effective_sha,"
                + " triggered_at, completed_at");
  }
}
