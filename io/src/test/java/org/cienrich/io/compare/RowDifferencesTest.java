package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cienrich.io.compare.FeatureChange.Cell;
import org.cienrich.io.compare.FeatureChange.Example;
import org.junit.jupiter.api.Test;

class RowDifferencesTest {
  private static final String KEY = "github_actions/1/5/1";

  private final Vectors before = new Vectors("f", "g");
  private final Vectors after = new Vectors("f", "g");

  @Test
  void aValueThatIsAnotherHasChanged() throws IOException {
    before.build("1", "a/a", 5, Map.of("f", 1L, "g", "x"));
    after.build("1", "a/a", 5, Map.of("f", 2L, "g", "x"));

    RowDifferences rows = compare(3);

    FeatureChange f = column(rows, "f");
    assertThat(f.changed()).isEqualTo(1);
    assertThat(f.rows()).isEqualTo(1);
    assertThat(f.examples())
        .containsExactly(new Example(KEY, new Cell("1", null), new Cell("2", null)));
    assertThat(column(rows, "g").rows()).isZero();
    assertThat(rows.changed()).isEqualTo(1);
    assertThat(rows.same()).isZero();
  }

  @Test
  void aValueThatCameOrWentIsCountedByItsReason() throws IOException {
    before.build("1", "a/a", 5, "{\"f\":\"EXPIRED\"}", Map.of("g", "x"));
    after.build("1", "a/a", 5, "{\"g\":\"UNAVAILABLE\"}", Map.of("f", 7L));

    RowDifferences rows = compare(3);

    assertThat(column(rows, "f").appeared()).containsExactly(Map.entry("EXPIRED", 1L));
    assertThat(column(rows, "g").vanished()).containsExactly(Map.entry("UNAVAILABLE", 1L));
    assertThat(column(rows, "f").changed()).isZero();
    assertThat(column(rows, "f").examples())
        .containsExactly(new Example(KEY, new Cell(null, "EXPIRED"), new Cell("7", null)));
    assertThat(column(rows, "g").examples())
        .containsExactly(new Example(KEY, new Cell("x", null), new Cell(null, "UNAVAILABLE")));
  }

  @Test
  void anotherReasonIsADifferenceThoughThereIsNoValue() throws IOException {
    before.build("1", "a/a", 5, "{\"f\":\"EXPIRED\",\"g\":\"NO_HISTORY\"}", Map.of());
    after.build("1", "a/a", 5, "{\"f\":\"NOT_FOUND\",\"g\":\"NO_HISTORY\"}", Map.of());

    RowDifferences rows = compare(3);

    assertThat(column(rows, "f").reasonChanged())
        .containsExactly(Map.entry("EXPIRED -> NOT_FOUND", 1L));
    assertThat(column(rows, "g").rows()).isZero();
    assertThat(rows.changed()).isEqualTo(1);
  }

  @Test
  void equalRowsAreTheSameAlsoWhereNothingTellsWhyACellIsEmpty() throws IOException {
    before.build("1", "a/a", 5, Map.of("f", List.of("p", "q")));
    after.build("1", "a/a", 5, Map.of("f", List.of("p", "q")));

    RowDifferences rows = compare(3);

    assertThat(rows.same()).isEqualTo(1);
    assertThat(rows.changed()).isZero();
  }

  @Test
  void aNumberThatIsATextNowIsTheSameIfItReadsTheSame() throws IOException {
    before.build("1", "a/a", 5, Map.of("f", 7L));
    after.build("1", "a/a", 5, Map.of("f", "7"));

    assertThat(compare(3).same()).isEqualTo(1);
  }

  @Test
  void examplesAreAsManyAsWereAskedForAndShowWhereLongTextsDiffer() throws IOException {
    String start = "x".repeat(500);
    for (int id = 1; id <= 4; id++) {
      before.build("1", "a/a", id, Map.of("f", start + "BEFORE" + "y".repeat(500)));
      after.build("1", "a/a", id, Map.of("f", start + "AFTER" + "y".repeat(500)));
    }

    FeatureChange f = column(compare(2), "f");

    assertThat(f.changed()).isEqualTo(4);
    assertThat(f.examples()).hasSize(2);
    assertThat(f.examples().get(0).before().value())
        .startsWith("...x")
        .contains("xBEFOREy")
        .endsWith("y...")
        .hasSizeLessThan(100);
    assertThat(f.examples().get(0).after().value()).contains("xAFTERy");
    assertThat(column(compare(0), "f").examples()).isEmpty();
  }

  @Test
  void onlyChosenColumnsCount() throws IOException {
    before.build("1", "a/a", 5, Map.of("f", 1L, "g", "x"));
    after.build("1", "a/a", 5, Map.of("f", 2L, "g", "x"));
    RowDifferences rows =
        new RowDifferences(before.rows(), after.rows(), "g"::equals, "g"::equals, 3);
    new RowMatcher(before.rows(), after.rows(), 3).match(rows);

    assertThat(rows.columns()).extracting(FeatureChange::column).containsExactly("g");
    assertThat(rows.changed()).isZero();
  }

  @Test
  void columnsAreFoundByTheirNamesNotTheirPlaces() throws IOException {
    before.build("1", "a/a", 5, Map.of("f", 1L, "g", "x"));
    Vectors other = new Vectors("g", "new", "f");
    other.build("1", "a/a", 5, Map.of("f", 1L, "g", "x", "new", "n"));
    RowDifferences rows =
        new RowDifferences(before.rows(), other.rows(), name -> true, name -> true, 3);
    new RowMatcher(before.rows(), other.rows(), 3).match(rows);

    assertThat(rows.same()).isEqualTo(1);
    assertThat(rows.columns()).extracting(FeatureChange::column).doesNotContain("new");
  }

  private RowDifferences compare(int examples) throws IOException {
    RowDifferences rows =
        new RowDifferences(before.rows(), after.rows(), name -> true, name -> true, examples);
    new RowMatcher(before.rows(), after.rows(), examples).match(rows);
    return rows;
  }

  private static FeatureChange column(RowDifferences rows, String name) {
    return rows.columns().stream()
        .filter(column -> column.column().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
