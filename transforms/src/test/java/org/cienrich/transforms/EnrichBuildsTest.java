package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;
import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.MissingReason.UNAVAILABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.features.ports.Scanners;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.features.tables.RepositoryRow;
import org.junit.jupiter.api.Test;

class EnrichBuildsTest {
  private static final Outcome<?> BROKEN = Outcome.missing(MissingReason.COMPUTATION_FAILED);

  private final Pipeline pipeline = Pipeline.create();
  private long line = 1;

  @Test
  void putsRowsOfAllRepositoriesInTheirTotalOrder() {
    FakeWorld world =
        new FakeWorld("order").repository("7", "zoo/ant").repository("9", "Bee/hive", "old/hive");
    world.run("7", "10", 1, 0, 5, "success").run("7", "9", 3, 0, 5, "failure");
    world.run("9", "1", 1, 50, 1, "success").run("9", "2", 2, 20, 1, "success");
    EnrichedBuilds enriched =
        enrich(
            world,
            row("zoo/ant", "10"),
            row("bee/HIVE", "1"),
            row("zoo/ant", "9"),
            row("old/hive", "2"));

    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              TreeMap<Long, String> byPosition = new TreeMap<>();
              rows.forEach(row -> byPosition.put(row.getKey(), row.getValue().buildKey()));
              assertThat(byPosition)
                  .containsExactly(
                      Map.entry(0L, "fake/9/2/1"),
                      Map.entry(1L, "fake/9/1/1"),
                      Map.entry(2L, "fake/7/9/1"),
                      Map.entry(3L, "fake/7/10/1"));
              return null;
            });
    PAssert.that(enriched.builds().apply("CountBuilds", Count.globally())).containsInAnyOrder(4L);
    runAndExpectAsManyRecordsOutOfHistoryAsIn(enriched, 4);
  }

  @Test
  void computesFeaturesOfEveryStage() {
    FakeWorld world = new FakeWorld("stages").repository("7", "a/b");
    world
        .run("7", "1", 1, 0, 5, "failure")
        .run("7", "2", 4, 10, 30, "success")
        .run("7", "3", 5, 20, 5, "failure")
        .run("7", "4", 404, 60, 5, "success");
    EnrichedBuilds enriched =
        enrich(world, row("a/b", "4"), row("a/b", "2"), row("a/b", "1"), row("a/b", "3"));

    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              assertThat(outcomesOf(rows, "1"))
                  .containsExactly(
                      Outcome.present("1"),
                      Outcome.present("failure"),
                      Outcome.present(2L),
                      Outcome.missing(NO_HISTORY),
                      Outcome.missing(NO_HISTORY),
                      Outcome.present(0L),
                      Outcome.present(0L),
                      Outcome.present(0L),
                      Outcome.present(2L),
                      BROKEN);
              assertThat(outcomesOf(rows, "3"))
                  .containsExactly(
                      Outcome.present("3"),
                      Outcome.present("failure"),
                      Outcome.present(1L),
                      Outcome.present("2"),
                      Outcome.missing(NOT_COMPLETED_YET),
                      Outcome.present(1L),
                      Outcome.present(1L),
                      Outcome.present(0L),
                      Outcome.present(2L),
                      BROKEN);
              assertThat(outcomesOf(rows, "4"))
                  .containsExactly(
                      Outcome.present("4"),
                      Outcome.present("success"),
                      Outcome.missing(COMMIT_GONE),
                      Outcome.missing(COMMIT_GONE),
                      Outcome.present("failure"),
                      Outcome.present(2L),
                      Outcome.present(3L),
                      Outcome.missing(COMMIT_GONE),
                      Outcome.missing(COMMIT_GONE),
                      BROKEN);
              return null;
            });
    PAssert.that(
            enriched
                .failures()
                .apply(
                    "DescribeFailures",
                    MapElements.into(TypeDescriptors.strings())
                        .via(
                            letter -> letter.key() + " " + letter.stage() + " " + letter.reason())))
        .containsInAnyOrder(
            "fake/7/1/1 compute computation_failed",
            "fake/7/2/1 compute computation_failed",
            "fake/7/3/1 compute computation_failed",
            "fake/7/4/1 compute computation_failed",
            "fake/7/4/1 git_history commit_gone");
    PAssert.that(
            enriched
                .audit()
                .apply(
                    "DescribeSteps",
                    MapElements.into(TypeDescriptors.strings())
                        .via(
                            row ->
                                row.getKey()
                                    + (" " + row.getValue().key())
                                    + (" " + row.getValue().step())
                                    + (" " + row.getValue().outcome()))))
        .containsInAnyOrder(
            "0 7 mirror completed",
            "1 fake/7/1/1 git_history completed",
            "2 fake/7/1/1 features missing",
            "3 fake/7/2/1 git_history completed",
            "4 fake/7/2/1 features missing",
            "5 fake/7/3/1 git_history completed",
            "6 fake/7/3/1 features missing",
            "7 fake/7/4/1 git_history missing",
            "8 fake/7/4/1 features missing");
    runAndExpectAsManyRecordsOutOfHistoryAsIn(enriched, 4);
  }

  @Test
  void keepsEveryInputRowWithItsStatus() {
    FakeWorld world = new FakeWorld("rows").repository("7", "a/b", "old/b");
    world.run("7", "1", 1, 0, 5, "failure");
    EnrichedBuilds enriched =
        enrich(
            world,
            row("a/b", "1"),
            row("A/B", "1"),
            row("old/b", "1"),
            row("a/b", "404"),
            row("a/b", "flaky"),
            row("no/such", "1"));

    PAssert.that(enriched.builds())
        .satisfies(
            rows -> {
              List<String> statuses = new ArrayList<>();
              rows.forEach(
                  row ->
                      statuses.add(
                          row.getKey() / EnrichedBuilds.POSITIONS_PER_LINE
                              + " "
                              + row.getValue().status()
                              + " "
                              + row.getValue().reason()));
              assertThat(statuses)
                  .containsExactlyInAnyOrder(
                      "2 found null",
                      "5 not_found NOT_FOUND",
                      "6 error UNAVAILABLE",
                      "7 not_found NOT_FOUND");
              return null;
            });
    PAssert.that(enriched.repeatedRows())
        .satisfies(
            letters -> {
              List<String> messages = new ArrayList<>();
              letters.forEach(letter -> messages.add(letter.line() + " " + letter.message()));
              assertThat(messages)
                  .containsExactlyInAnyOrder(
                      "3 Repeats the build of line 2", "4 Repeats the build of line 2");
              return null;
            });
    PAssert.that(enriched.repositories().apply("Rows", Values.create()))
        .containsInAnyOrder(
            new RepositoryRow(
                "7",
                "a/b",
                List.of("a/b"),
                "found",
                null,
                null,
                false,
                "main",
                "Java",
                1,
                1,
                0,
                1,
                1L,
                "tip"),
            new RepositoryRow(
                "no/such",
                "no/such",
                List.of("no/such"),
                "not_found",
                "NOT_FOUND",
                "No repository no/such",
                null,
                null,
                null,
                0,
                1,
                0,
                0,
                null,
                null));
    runAndExpectAsManyRecordsOutOfHistoryAsIn(enriched, 1);
  }

  @Test
  void goesOnWithoutGitWhereAMirrorCannotBeHad() {
    FakeWorld world = new FakeWorld("down").repository("7", "down/b");
    world.run("7", "1", 1, 0, 5, "failure");
    EnrichedBuilds enriched = enrich(world, row("down/b", "1"));

    PAssert.that(enriched.imports())
        .satisfies(
            rows -> {
              assertThat(rows)
                  .singleElement()
                  .satisfies(
                      row -> {
                        assertThat(row.getValue().status()).isEqualTo("failed");
                        assertThat(row.getValue().gitHistoryReason()).isEqualTo("UNAVAILABLE");
                      });
              return null;
            });
    PAssert.that(enriched.vectors())
        .satisfies(
            rows -> {
              assertThat(outcomesOf(rows, "1"))
                  .contains(Outcome.present("failure"), Outcome.missing(UNAVAILABLE));
              return null;
            });
    runAndExpectAsManyRecordsOutOfHistoryAsIn(enriched, 1);
  }

  private InputRow row(String repo, String id) {
    return new InputRow(++line, repo, id, "fake");
  }

  private EnrichedBuilds enrich(FakeWorld world, InputRow... rows) {
    return enrich(world, BuildChoice.DEFAULT, rows);
  }

  private EnrichedBuilds enrich(FakeWorld world, BuildChoice choice, InputRow... rows) {
    return new EnrichBuilds(
            new WorkerSources(
                SmallCatalog.plan(),
                repo -> ParameterValues.DEFAULTS,
                world.providers(),
                world.repositories(),
                ComputationCache.NONE,
                Scanners.NONE),
            choice)
        .apply(pipeline.apply(Create.of(List.of(rows))));
  }

  private static List<Outcome<?>> outcomesOf(
      Iterable<KV<Long, FeatureVectorRow>> rows, String buildId) {
    for (KV<Long, FeatureVectorRow> row : rows) {
      if (row.getValue().buildId().equals(buildId)) {
        return row.getValue().outcomes();
      }
    }
    throw new AssertionError("No row for build " + buildId);
  }

  private void runAndExpectAsManyRecordsOutOfHistoryAsIn(EnrichedBuilds enriched, long expected) {
    PCollection<Long> in = enriched.intoHistory().apply("CountIn", Count.globally());
    PCollection<Long> out = enriched.outOfHistory().apply("CountOut", Count.globally());
    PAssert.that(PCollectionList.of(in).and(out).apply("InAndOut", Flatten.pCollections()))
        .containsInAnyOrder(expected, expected);
    pipeline.run().waitUntilFinish();
  }
}
