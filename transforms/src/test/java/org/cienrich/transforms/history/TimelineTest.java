package org.cienrich.transforms.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.Category.WORKFLOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierBuilds.EarlierBuild;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Feature;
import org.cienrich.features.Link;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.Resources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Feature<String> WORD =
      Feature.text("word")
          .describedAs("How it ended.")
          .category(WORKFLOW)
          .from(Resources.RUN_RESULT)
          .resolvedBy(result -> Outcome.missing(MissingReason.NOT_PROVIDED));
  private static final EarlierInput BY_TIME =
      new EarlierInput(Link.TIME, Optional.empty(), List.of(WORD));
  private static final EarlierInput BY_LINEAGE =
      new EarlierInput(Link.LINEAGE, Optional.empty(), List.of(WORD));

  private static Instant minute(int minute) {
    return Instant.EPOCH.plusSeconds(60L * minute);
  }

  private static HistoryRecord attempt(
      String id,
      int attempt,
      int rank,
      int triggered,
      @Nullable Integer completed,
      @Nullable Integer superseded,
      @Nullable Integer previousRank,
      String word) {
    return new HistoryRecord(
        "fake/7/" + id + "/" + attempt,
        rank,
        true,
        minute(triggered),
        minute(triggered),
        completed == null ? null : minute(completed),
        superseded == null ? null : minute(superseded),
        previousRank,
        null,
        List.of(Outcome.present(word)));
  }

  private static EarlierBuilds before(
      List<HistoryRecord> all, HistoryRecord build, EarlierInput input) {
    Timeline timeline = new Timeline(List.of(WORD), List.of());
    all.subList(0, build.rank()).forEach(timeline::add);
    return timeline.before(build, input).toOptional().orElseThrow();
  }

  private static List<String> words(List<EarlierBuild> builds) {
    return builds.stream()
        .map(build -> build.buildId() + build.value(WORD).toOptional().orElse("?"))
        .toList();
  }

  @Test
  void alongTheCommitsEachBuildCountsByTheLastAttemptKnown() {
    List<HistoryRecord> all =
        List.of(
            attempt("a", 1, 0, 0, 5, 20, null, "failed"),
            attempt("b", 1, 1, 10, 15, null, 0, "failed"),
            attempt("c", 1, 2, 18, 19, null, 1, "failed"),
            attempt("a", 2, 3, 20, 25, null, null, "passed"),
            attempt("d", 1, 4, 22, 23, null, 1, "failed"),
            attempt("e", 1, 5, 30, 35, null, 1, "failed"));

    assertThat(words(before(all, all.get(2), BY_LINEAGE).completed(9)))
        .containsExactly("bfailed", "afailed");
    assertThat(words(before(all, all.get(4), BY_LINEAGE).completed(9)))
        .as("the second attempt of a was under way")
        .containsExactly("bfailed");
    assertThat(words(before(all, all.get(5), BY_LINEAGE).completed(9)))
        .containsExactly("bfailed", "apassed");
  }

  @Test
  void ofItsOwnAttemptsABuildKnowsNone() {
    List<HistoryRecord> all =
        List.of(
            attempt("a", 1, 0, 0, 5, 10, null, "failed"),
            attempt("a", 2, 1, 10, 15, 20, null, "failed"),
            attempt("a", 3, 2, 20, 25, null, null, "failed"));

    EarlierBuilds earlier = before(all, all.get(2), BY_TIME);

    assertThat(earlier.previous()).isEmpty();
    assertThat(earlier.completed(9)).isEmpty();
    assertThat(earlier.count()).isZero();
    assertThat(earlier.count(WORD, "failed")).isZero();
    assertThat(earlier.distinct(WORD)).isZero();
  }

  @Test
  void anAttemptThatCompletesAfterTheNextBeganIsNeverKnown() {
    List<HistoryRecord> all =
        List.of(
            attempt("a", 1, 0, 0, 50, 10, null, "failed"),
            attempt("a", 2, 1, 10, null, null, null, "failed"),
            attempt("b", 1, 2, 90, null, null, null, "failed"));

    assertThat(before(all, all.get(2), BY_TIME).count()).isZero();
    assertThat(before(all, all.get(2), BY_TIME).previous().orElseThrow().completedAt()).isEmpty();
  }

  /** Few minutes for many attempts, so that many fall together. */
  @RepeatedTest(20)
  void byTimeEachOtherBuildCountsOnceByTheLastAttemptKnown(RepetitionInfo repetition) {
    List<HistoryRecord> all = randomAttempts(new Random(repetition.getCurrentRepetition()));
    for (HistoryRecord build : all) {
      EarlierBuilds earlier = before(all, build, BY_TIME);
      List<HistoryRecord> known = lastKnown(all, build);
      List<HistoryRecord> completed =
          known.stream().filter(it -> it.completedBefore(build.triggeredAt())).toList();

      assertThat(earlier.previous().map(EarlierBuild::startedAt))
          .isEqualTo(known.stream().map(HistoryRecord::startedAt).findFirst());
      assertThat(words(earlier.completed(3)))
          .isEqualTo(completed.stream().limit(3).map(it -> it.buildId() + wordOf(it)).toList());
      assertThat(earlier.count()).isEqualTo(completed.size());
      assertThat(earlier.count(WORD)).isEqualTo(completed.size());
      assertThat(earlier.count(WORD, "w1"))
          .isEqualTo(completed.stream().filter(it -> wordOf(it).equals("w1")).count());
      assertThat(earlier.distinct(WORD))
          .isEqualTo(completed.stream().map(TimelineTest::wordOf).distinct().count());
    }
  }

  private static String wordOf(HistoryRecord build) {
    return ((Outcome.Present<?>) build.remembered().get(0)).value().toString();
  }

  /** Of each other build the last attempt triggered before, the nearest build first. */
  private static List<HistoryRecord> lastKnown(List<HistoryRecord> all, HistoryRecord build) {
    Map<String, HistoryRecord> lasts =
        all.stream()
            .filter(it -> it.triggeredAt().isBefore(build.triggeredAt()))
            .filter(it -> !it.buildId().equals(build.buildId()))
            .collect(
                Collectors.toMap(
                    HistoryRecord::buildId,
                    it -> it,
                    BinaryOperator.maxBy(Comparator.comparing(HistoryRecord::key))));
    return lasts.values().stream()
        .sorted(Comparator.comparing(HistoryRecord::rank).reversed())
        .toList();
  }

  private static List<HistoryRecord> randomAttempts(Random random) {
    record Times(String id, int attempt, int triggered, int completed, @Nullable Integer next) {}
    List<Times> times = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int triggered = random.nextInt(40);
      int attempts = 1 + random.nextInt(3);
      for (int attempt = 1; attempt <= attempts; attempt++) {
        int completed = triggered + random.nextInt(5);
        int next = completed + 1 + random.nextInt(8);
        times.add(
            new Times("b" + i, attempt, triggered, completed, attempt < attempts ? next : null));
        triggered = next;
      }
    }
    times.sort(
        Comparator.comparing(Times::triggered)
            .thenComparing(Times::id)
            .thenComparing(Times::attempt));
    List<HistoryRecord> records = new ArrayList<>();
    for (Times it : times) {
      records.add(
          attempt(
              it.id(),
              it.attempt(),
              records.size(),
              it.triggered(),
              it.completed(),
              it.next(),
              null,
              "w" + random.nextInt(4)));
    }
    return records;
  }
}
