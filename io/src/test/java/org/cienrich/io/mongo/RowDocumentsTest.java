package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.Table;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.TableLayout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDocumentsTest {
  private static final MongoVersion VERSION =
      new MongoVersion(new MongoTarget("test", null), "my/data", 2, "run 1");

  private static final FeatureVectorLayout VECTORS =
      FeatureVectorLayout.of(() -> Catalog.ALL.features());

  @Test
  void aRowHasItsKeyItsVersionAndTheCellsThatAreNotEmpty() {
    BsonDocument document =
        only(
            RecordLayout.of(Table.JOBS),
            List.of(
                "build_key", "travis_ci/5/8/1",
                "job_id", "a/1",
                "started_at", Instant.parse("2024-01-31T23:59:59Z")));

    assertThat(document)
        .isEqualTo(
            BsonDocument.parse(
                    """
                    {_id: "my%2Fdata/2/travis_ci/5/8/1/a%2F1", dataset: "my/data", version: 2,
                     build_key: "travis_ci/5/8/1", job_id: "a/1", writing: "w"}
                    """)
                .append("started_at", new BsonDateTime(1706745599000L)));
  }

  @Test
  void rowsOfTheInputAreToldApartByLineAndBuild() {
    assertThat(id(RecordLayout.of(Table.BUILDS), List.of("line", 7L))).isEqualTo("my%2Fdata/2/7/");
    assertThat(id(RecordLayout.of(Table.BUILDS), List.of("line", 7L, "build_key", "p/1/2/1")))
        .isEqualTo("my%2Fdata/2/7/p/1/2/1");
    assertThat(id(VECTORS, List.of("build_key", "p/1/2/1"))).isEqualTo("my%2Fdata/2/p/1/2/1");
  }

  @Test
  void deadLettersAreToldApartByWhatTheySayAndCounted() {
    RecordLayout<DeadLetter> layout = RecordLayout.ofDeadLetters();
    DeadLetter one = new DeadLetter(2L, null, "read", "malformed", "No id.", "x");
    DeadLetter other = new DeadLetter(2L, null, "read", "malformed", "No id.", "y");
    List<String> ids = ids(layout, List.of(one, one, other));

    assertThat(ids)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("my%2Fdata/2/[0-9a-f]{64}/[12]"));
    assertThat(ids.get(1)).isEqualTo(ids.get(0).replaceAll("1$", "2"));
    assertThat(ids(layout, List.of(one, one, other))).isEqualTo(ids);
  }

  @Test
  void noColumnHasANameThatEveryDocumentHasAndIndexesAreOfColumns() {
    List<TableLayout<?>> layouts = new ArrayList<>(List.of(VECTORS, RecordLayout.ofDeadLetters()));
    Arrays.stream(Table.values()).forEach(table -> layouts.add(RecordLayout.of(table)));
    for (TableLayout<?> layout : layouts) {
      CollectionPlan plan = CollectionPlan.of(layout.table());
      List<String> columns = layout.columns().stream().map(TableColumn::name).toList();

      assertThat(columns)
          .doesNotContain("_id", "dataset", "version", "writing")
          .noneMatch(column -> column.contains(".") || column.startsWith("$"))
          .containsAll(plan.key())
          .containsAll(plan.indexes().stream().flatMap(List::stream).toList());
      assertThat(plan.toIndexes()).hasSizeGreaterThan(1);
    }
  }

  private static List<String> ids(RecordLayout<DeadLetter> layout, List<DeadLetter> letters) {
    RowDocuments documents = new RowDocuments(VERSION, layout, "w");
    return letters.stream()
        .map(letter -> documents.of(layout.cells(letter)).getString("_id").getValue())
        .toList();
  }

  private static String id(TableLayout<?> layout, List<Object> namesAndCells) {
    return only(layout, namesAndCells).getString("_id").getValue();
  }

  private static RawBsonDocument only(TableLayout<?> layout, List<Object> namesAndCells) {
    List<String> columns = layout.columns().stream().map(TableColumn::name).toList();
    List<@Nullable Object> cells =
        new ArrayList<>(Stream.generate(() -> (Object) null).limit(columns.size()).toList());
    for (int i = 0; i < namesAndCells.size(); i += 2) {
      cells.set(columns.indexOf(namesAndCells.get(i)), namesAndCells.get(i + 1));
    }
    return new RowDocuments(VERSION, layout, "w").of(cells);
  }
}
