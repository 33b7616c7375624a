package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every split by time, whatever the builds. */
class LeakageTest {
  private static final int DRAWS = 60;

  private static final String THREE_PARTS = "0.5,0.3,0.2";

  @ParameterizedTest
  @ValueSource(strings = {"time", "time-per-repository"})
  void allOfAPartHadCompletedBeforeTheNextBegan(String split) throws IOException {
    for (int seed = 0; seed < DRAWS; seed++) {
      SampleBuilds builds = RandomBuilds.of(new Random(seed));
      Map<String, Instant> latest = new HashMap<>();
      Map<String, Instant> earliest = new HashMap<>();
      forEachWritten(
          builds,
          fit(builds, split, THREE_PARTS),
          (part, row) -> {
            String repo = split.equals("time") ? "" : row.get(builds.indexOf("repo")).toString();
            Instant completed = (Instant) row.get(builds.indexOf("completed_at"));
            Instant triggered = (Instant) row.get(builds.indexOf("triggered_at"));
            latest.merge(repo + part, completed, (one, other) -> one.isAfter(other) ? one : other);
            earliest.merge(
                repo + part, triggered, (one, other) -> one.isBefore(other) ? one : other);
          });

      for (String key : latest.keySet()) {
        for (Part part : Part.values()) {
          Part own = Part.valueOf(key.replaceAll(".*[^A-Z]", ""));
          Instant next = earliest.get(key.replace(own.name(), part.name()));
          if (part.compareTo(own) > 0 && next != null) {
            assertThat(latest.get(key))
                .as("%s before %s of draw %s", key, part, seed)
                .isBefore(next);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "time-per-repository"})
  void noBuildAndNoCommitIsInTwoParts(String split) throws IOException {
    for (int seed = 0; seed < DRAWS; seed++) {
      SampleBuilds builds = RandomBuilds.of(new Random(seed));
      Map<String, Part> parts = new HashMap<>();
      forEachWritten(
          builds,
          fit(builds, split, THREE_PARTS),
          (part, row) -> {
            Object repo = row.get(builds.indexOf("repo"));
            String build = repo + " build " + row.get(builds.indexOf("build_id"));
            String commit = repo + " commit " + row.get(builds.indexOf("commit_sha"));
            assertThat(parts.merge(build, part, (one, other) -> one)).as(build).isEqualTo(part);
            assertThat(parts.merge(commit, part, (one, other) -> one)).as(commit).isEqualTo(part);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "time-per-repository"})
  void nothingAfterTheCutChangesWhatIsFitted(String split) throws IOException {
    for (int seed = 0; seed < DRAWS; seed++) {
      Random random = new Random(seed);
      SampleBuilds builds = RandomBuilds.of(random);
      Preparer before = fit(builds, split, "0.5,0.5");
      List<String> places = builds.places(before);
      List<Prepared> training = training(builds, before);

      permute(builds, places, random);
      Preparer after = fit(builds, split, "0.5,0.5");

      assertThat(after.parameters().columns())
          .as("draw %s", seed)
          .isEqualTo(before.parameters().columns());
      assertThat(training(builds, after)).isEqualTo(training);
    }
  }

  /** Exchanges cells among all rows that nothing is fitted on, in each column by itself. */
  private static void permute(SampleBuilds builds, List<String> places, Random random) {
    List<Integer> later = new ArrayList<>();
    for (int row = 0; row < places.size(); row++) {
      if (!places.get(row).equals("train")) {
        later.add(row);
      }
    }
    List<String> fixed = List.of("build_key", "repo", "triggered_at");
    for (TableColumn column : builds.columns()) {
      int index = builds.indexOf(column.name());
      if (column.name().equals("completed_at")) {
        // Not exchanged, since each repository may have a cut of its own.
        for (int row : later) {
          if (builds.rows().get(row).get(index) instanceof Instant completed) {
            builds.rows().get(row).set(index, completed.plusSeconds(random.nextInt(100)));
          }
        }
      } else if (!fixed.contains(column.name())) {
        List<@Nullable Object> cells = new ArrayList<>();
        later.forEach(row -> cells.add(builds.rows().get(row).get(index)));
        Collections.shuffle(cells, random);
        for (int i = 0; i < cells.size(); i++) {
          builds.rows().get(later.get(i)).set(index, cells.get(i));
        }
      }
    }
  }

  private static List<Prepared> training(SampleBuilds builds, Preparer preparer) {
    return builds.prepared(preparer).stream()
        .filter(prepared -> prepared instanceof Prepared.Row row && row.part() == Part.TRAIN)
        .toList();
  }

  private static Preparer fit(SampleBuilds builds, String split, String shares) throws IOException {
    return builds.fit(
        "missing=drop-columns:0.9,impute",
        "normalise=zscore",
        "encode=onehot",
        "split=" + split,
        "shares=" + shares);
  }

  private interface WrittenRow {
    void visit(Part part, List<@Nullable Object> cells);
  }

  private static void forEachWritten(SampleBuilds builds, Preparer preparer, WrittenRow visitor) {
    for (List<@Nullable Object> cells : builds.rows()) {
      if (preparer.prepare(cells) instanceof Prepared.Row row) {
        visitor.visit(row.part(), cells);
      }
    }
  }
}
