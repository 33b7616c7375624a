package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.features.ports.Scanners;
import org.cienrich.transforms.filter.BuildFilter;
import org.junit.jupiter.api.Test;

class ChoiceOfBuildsTest {
  private static final List<Feature<?>> FEATURES =
      List.of(
          SmallCatalog.BUILD_ID,
          SmallCatalog.CONCLUSION,
          SmallCatalog.FAILURES,
          SmallCatalog.PREVIOUS,
          SmallCatalog.LOGS);

  private final Pipeline pipeline = Pipeline.create();
  private final FakeWorld world;
  private long line = 1;

  /** Run 2 failed, was started again after run 3 had begun, and passed. Run 4 is not asked for. */
  ChoiceOfBuildsTest() {
    world = new FakeWorld("choice").repository("7", "a/b");
    world
        .run("7", "1", 1, 0, 5, "failure")
        .run("7", "2", 2, 10, 5, "failure")
        .run("7", "2", 2, 30, 5, "success")
        .run("7", "3", 3, 20, 5, "success")
        .run("7", "4", 4, 15, 1, "failure")
        .run("7", "5", 5, 60, 5, "success");
  }

  @Test
  void aFilteredBuildIsStillHistory() {
    EnrichedBuilds enriched =
        enrich(
            new BuildChoice(
                Attempts.LAST,
                new BuildFilter(Set.of("passed"), Set.of(), List.of(), false, false),
                false));

    assertVectors(
        enriched, "fake/7/3/1 success 2 2", "fake/7/2/2 success 1 1", "fake/7/5/1 success 1 3");
    assertBuilds(
        enriched, "2 filtered build_status", "3 found null", "4 found null", "5 found null");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void everyAttemptIsARowAndABuildCountsByTheLastOneKnown() {
    EnrichedBuilds enriched = enrich(new BuildChoice(Attempts.ALL, BuildFilter.NONE, false));

    assertVectors(
        enriched,
        "fake/7/1/1 failure 0 NO_HISTORY",
        "fake/7/2/1 failure 1 1",
        "fake/7/3/1 success 2 2",
        "fake/7/2/2 success 1 1",
        "fake/7/5/1 success 1 3");
    assertBuilds(
        enriched, "2 found null", "3 found null", "3 found null", "4 found null", "5 found null");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theFirstAttemptIsTheRowAndHistoryIsTheSame() {
    EnrichedBuilds enriched = enrich(new BuildChoice(Attempts.FIRST, BuildFilter.NONE, false));

    assertVectors(
        enriched,
        "fake/7/1/1 failure 0 NO_HISTORY",
        "fake/7/2/1 failure 1 1",
        "fake/7/3/1 success 2 2",
        "fake/7/5/1 success 1 3");
    pipeline.run().waitUntilFinish();
  }

  /** The provider keeps no first attempt of run 6, and its second counts as history. */
  @Test
  void aBuildWhoseFirstAttemptIsWantedAndGoneIsNotFoundAndStillHistory() {
    world
        .run("7", "6", 4, 40, 5, "failure")
        .run("7", "6", 4, 50, 5, "failure")
        .forgetFirst("7", "6");

    EnrichedBuilds enriched =
        enrich(new BuildChoice(Attempts.FIRST, BuildFilter.NONE, false), "5", "6");

    assertVectors(enriched, "fake/7/5/1 success 1 6");
    assertBuilds(enriched, "2 found null", "3 not_found NOT_FOUND");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void allRunsOfTheRepositoryCanBeHistory() {
    EnrichedBuilds enriched = enrich(new BuildChoice(Attempts.LAST, BuildFilter.NONE, true));

    assertVectors(
        enriched,
        "fake/7/1/1 failure 0 NO_HISTORY",
        "fake/7/3/1 success 3 2",
        "fake/7/2/2 success 2 1",
        "fake/7/5/1 success 2 4");
    PAssert.that(enriched.repositories())
        .satisfies(
            rows -> {
              assertThat(rows.iterator().next().getValue().historyBuilds()).isEqualTo(5);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void jobsComeInTheOrderOfTheirBuildsWithTheStateOfTheirLogs() {
    EnrichedBuilds enriched = enrich(BuildChoice.DEFAULT);

    PAssert.that(enriched.jobs())
        .satisfies(
            rows -> {
              TreeMap<Long, String> byPosition = new TreeMap<>();
              rows.forEach(
                  row ->
                      byPosition.put(
                          row.getKey(), row.getValue().jobId() + " " + row.getValue().logStatus()));
              assertThat(byPosition)
                  .containsExactly(
                      Map.entry(0L, "1-1 completed"),
                      Map.entry(1L, "3-1 completed"),
                      Map.entry(2L, "2-2 completed"),
                      Map.entry(3L, "5-1 completed"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private void assertVectors(EnrichedBuilds enriched, String... expected) {
    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              TreeMap<Long, String> byPosition = new TreeMap<>();
              rows.forEach(
                  row ->
                      byPosition.put(
                          row.getKey(),
                          row.getValue().buildKey() + text(row.getValue().outcomes())));
              assertThat(byPosition.values()).containsExactly(expected);
              return null;
            });
  }

  /** Conclusion, earlier failures and the build before it along the commits. */
  private static String text(List<Outcome<?>> outcomes) {
    StringBuilder text = new StringBuilder();
    for (Outcome<?> outcome : outcomes.subList(1, 4)) {
      text.append(' ')
          .append(
              outcome instanceof Outcome.Present<?> present
                  ? present.value()
                  : ((Outcome.Missing<?>) outcome).reason());
    }
    return text.toString();
  }

  private static void assertBuilds(EnrichedBuilds enriched, String... expected) {
    PAssert.that(enriched.builds())
        .satisfies(
            rows -> {
              TreeMap<Long, String> byPosition = new TreeMap<>();
              rows.forEach(
                  row ->
                      byPosition.put(
                          row.getKey(),
                          row.getValue().line()
                              + " "
                              + row.getValue().status()
                              + " "
                              + row.getValue().reason()));
              assertThat(byPosition.values()).containsExactly(expected);
              return null;
            });
  }

  private EnrichedBuilds enrich(BuildChoice choice) {
    return enrich(choice, "1", "2", "3", "5");
  }

  private EnrichedBuilds enrich(BuildChoice choice, String... buildIds) {
    PCollection<InputRow> rows =
        pipeline.apply(Create.of(Stream.of(buildIds).map(this::row).toList()));
    return new EnrichBuilds(
            new WorkerSources(
                () -> FeaturePlan.of(FEATURES),
                repo -> ParameterValues.DEFAULTS,
                world.providers(),
                world.repositories(),
                ComputationCache.NONE,
                Scanners.NONE),
            choice)
        .apply(rows);
  }

  private InputRow row(String buildId) {
    return new InputRow(++line, "a/b", buildId, "fake");
  }
}
