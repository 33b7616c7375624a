package org.cienrich.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.version.UnreadableVersionException;
import org.cienrich.io.version.WrittenVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTableTest {
  @TempDir Path output;

  @Test
  void readsWhatWasWritten() throws IOException {
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(SampleRows.HARD));

    StoredTable table = open(1);

    assertThat(table.columns()).isEqualTo(SampleRows.COLUMNS);
    assertThat(table.rows()).isEqualTo(SampleRows.HARD.size());
    assertThat(rows(table)).isEqualTo(SampleRows.HARD);
    assertThat(rows(table)).as("a second time").isEqualTo(SampleRows.HARD);
  }

  @Test
  void readsPartsInTheirOrderAndManyRows() throws IOException {
    List<TableColumn> columns = List.of(SampleRows.column("number", ColumnType.INTEGER));
    WrittenVersion.of(
        output, 1, columns, List.of(numbers(0, 70_000), List.of(), numbers(70_000, 100_000)));

    assertThat(rows(open(1))).isEqualTo(numbers(0, 100_000));
  }

  @Test
  void readsSomeColumnsOnlyInTheOrderAskedFor() throws IOException {
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(List.of(SampleRows.FULL)));

    StoredTable some = open(1).withColumns(List.of("words", "name"));

    assertThat(some.columns()).extracting(TableColumn::name).containsExactly("words", "name");
    assertThat(rows(some)).containsExactly(List.of(List.of("a", "b#c", ""), "o/n"));
    assertThatThrownBy(() -> some.withColumns(List.of("name", "number", "nmae")))
        .hasMessageContaining("nmae")
        .hasMessageContaining("number");
  }

  @Test
  void aColumnOfTheCatalogueHasItsFeature() throws IOException {
    TableColumn status = TableColumn.of(WorkflowFeatures.TR_STATUS);
    TableColumn changed =
        new TableColumn("tr_job_id", ColumnType.BOOLEAN, "Of another type.", true, null);
    WrittenVersion.of(output, 1, List.of(status, changed), List.of(List.of()));

    assertThat(open(1).columns()).containsExactly(status, changed);
  }

  @Test
  void theNewestProcessedVersionIsTaken() throws IOException {
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(List.of(SampleRows.EMPTY)));
    WrittenVersion.of(output, 2, SampleRows.COLUMNS, List.of(List.of(SampleRows.FULL)));
    WrittenVersion.failed(output, 3, SampleRows.COLUMNS);

    assertThat(rows(open(null))).containsExactly(SampleRows.FULL);
  }

  @Test
  void aVersionThatCannotBeReadSaysWhy() throws IOException {
    assertUnreadable(null, "no processed version in " + output);
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(List.of(SampleRows.EMPTY)));
    WrittenVersion.failed(output, 2, SampleRows.COLUMNS);
    Files.createDirectory(output.resolve("v3"));

    assertUnreadable(2, "Version 2 of " + output + " failed: None of the 3 builds");
    assertUnreadable(3, "is not finished");
    assertUnreadable(4, "Version 4 of " + output + " is not there. Processed are: 1");
    assertThatThrownBy(() -> StoredTable.open(output.toString(), 1, "jobs"))
        .isInstanceOf(UnreadableVersionException.class)
        .hasMessageContaining("no jobs in Parquet");
  }

  @Test
  void aPartThatIsNotWhatTheManifestTellsIsNamed() throws IOException {
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(SampleRows.HARD, SampleRows.HARD));
    Path part = output.resolve("v1/feature_vectors/part-00001.parquet");
    byte[] content = Files.readAllBytes(part);
    StoredTable table = open(1);
    table.verify();

    content[content.length / 3] ^= 1;
    Files.write(part, content);
    assertThatThrownBy(table::verify)
        .isInstanceOf(UnreadableVersionException.class)
        .hasMessageContaining("part-00001.parquet was changed");

    Files.write(part, Arrays.copyOf(content, content.length - 1));
    assertUnreadable(1, "part-00001.parquet has " + (content.length - 1) + " bytes");

    Files.delete(part);
    assertUnreadable(1, "part-00001.parquet is missing");
  }

  @Test
  void everyFlippedByteIsReportedOrHarmless() throws IOException {
    WrittenVersion.of(output, 1, SampleRows.COLUMNS, List.of(SampleRows.HARD));
    Path part = output.resolve("v1/feature_vectors/part-00000.parquet");
    byte[] content = Files.readAllBytes(part);
    StoredTable table = open(1);
    int reported = 0;
    for (int i = 0; i < content.length; i += 7) {
      byte[] damaged = content.clone();
      damaged[i] ^= (byte) 0x55;
      Files.write(part, damaged);
      try {
        table.forEach(cells -> {});
      } catch (UnreadableVersionException e) {
        assertThat(e).hasMessageContaining("part-00000.parquet");
        reported++;
      }
    }
    assertThat(reported).isGreaterThan(50);
  }

  private void assertUnreadable(@Nullable Integer version, String message) {
    assertThatThrownBy(() -> open(version))
        .isInstanceOf(UnreadableVersionException.class)
        .hasMessageContaining(message);
  }

  private StoredTable open(@Nullable Integer version) throws IOException {
    return StoredTable.open(output.toString(), version, "feature_vectors");
  }

  private static List<List<@Nullable Object>> rows(RowSource source) throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    source.forEach(rows::add);
    return rows;
  }

  private static List<List<@Nullable Object>> numbers(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(number -> List.<@Nullable Object>of(number))
        .toList();
  }
}
