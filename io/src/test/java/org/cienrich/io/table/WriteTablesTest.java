package org.cienrich.io.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.io.store.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTablesTest {
  @TempDir Path folder;

  @Test
  void partsInTheOrderOfTheirNamesGiveTheRowsInOrder() throws IOException {
    List<WrittenPart> parts = write(folder, rows(7), 3, 2);

    assertThat(files(folder))
        .containsExactly(
            "sample-00000.csv",
            "sample-00001.csv",
            "sample-00002.csv",
            "sample_rows/part-00000.parquet",
            "sample_rows/part-00001.parquet",
            "sample_rows/part-00002.parquet");
    assertThat(concatenated("sample-00000.csv", "sample-00001.csv", "sample-00002.csv"))
        .startsWith("row_name,count,")
        .containsSubsequence("\nrow 0,", "\nrow 1,", "\nrow 2,", "\nrow 3,", "\nrow 6,")
        .hasLineCount(8);
    assertThat(ParquetFiles.read(folder.resolve("sample_rows/part-00001.parquet")))
        .extracting(row -> row.get("row_name").toString())
        .containsExactly("row 3", "row 4", "row 5");
    assertThat(parts).extracting(WrittenPart::rows).containsExactly(3L, 3L, 1L);
  }

  @Test
  void onePartOfAFlatTableHasNoNumber() throws IOException {
    write(folder, rows(3), 3, 1);

    assertThat(files(folder)).containsExactly("sample.csv", "sample_rows/part-00000.parquet");
  }

  @Test
  void aTableWithoutRowsHasOneFileWithItsColumns() throws IOException {
    List<WrittenPart> parts = write(folder, List.of(), 3, 1);

    assertThat(concatenated("sample.csv")).startsWith("row_name,count,").hasLineCount(1);
    assertThat(ParquetFiles.read(folder.resolve("sample_rows/part-00000.parquet"))).isEmpty();
    assertThat(parts).singleElement().extracting(WrittenPart::rows).isEqualTo(0L);
  }

  @Test
  void filesAreDescribedAsTheyAre() throws IOException {
    List<WrittenPart> parts = write(folder, rows(4), 3, 1);

    for (WrittenPart part : parts) {
      for (WrittenFile file : part.files()) {
        byte[] content = Files.readAllBytes(folder.resolve(file.path()));
        assertThat(file)
            .isEqualTo(
                new WrittenFile(file.path(), part.rows(), content.length, Sha256.of(content)));
      }
    }
  }

  @Test
  void writingTwiceAndInParallelChangesNothing() throws IOException {
    List<WrittenPart> once = write(folder, rows(20), 3, 1);
    Map<String, String> before = contents();

    List<WrittenPart> again = write(folder, rows(20), 3, 4);

    assertThat(again).isEqualTo(once);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void tablesDoNotMix() throws IOException {
    Pipeline pipeline = Pipeline.create();
    WriteTables tables = WriteTables.into(folder.toString());
    for (int count : new int[] {5, 0, 2}) {
      tables =
          tables.and(
              pipeline.apply("Make" + count, samples(rows(count))),
              TableOutput.of(SampleRow.LAYOUT)
                  .as(TableFiles.flat(RowFormat.CSV, "with" + count))
                  .withRowsPerPart(3));
    }
    pipeline.apply(tables);
    pipeline.run().waitUntilFinish();

    assertThat(files(folder))
        .containsExactly("with0.csv", "with2.csv", "with5-00000.csv", "with5-00001.csv");
    assertThat(concatenated("with0.csv")).hasLineCount(1);
    assertThat(concatenated("with2.csv")).contains("\nrow 1,").hasLineCount(3);
    assertThat(concatenated("with5-00000.csv", "with5-00001.csv"))
        .contains("\nrow 4,")
        .hasLineCount(6);
  }

  @Test
  void rowsAreMeasuredPartByPartInTheirOrder() {
    Pipeline pipeline = Pipeline.create();
    PCollection<KV<String, KV<Long, byte[]>>> measures =
        pipeline
            .apply(
                WriteTables.into(folder.toString())
                    .and(
                        pipeline.apply(samples(rows(5))),
                        TableOutput.of(SampleRow.LAYOUT)
                            .as(TableFiles.flat(RowFormat.CSV, "sample"))
                            .withRowsPerPart(3)
                            .measuredBy(new JoinedNames())))
            .get(WriteTables.MEASURES);
    PAssert.that(measures)
        .satisfies(
            found -> {
              assertThat(found)
                  .extracting(
                      each ->
                          each.getKey()
                              + each.getValue().getKey()
                              + new String(each.getValue().getValue(), UTF_8))
                  .containsExactlyInAnyOrder(
                      "names0 of 6: row 0 row 1 row 2", "names1 of 6: row 3 row 4");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Finds the names of the rows of a part. */
  private static final class JoinedNames implements TableMeasure<SampleRow> {
    @Override
    public PartMeasure<SampleRow> begin(long mostRows) {
      StringBuilder names = new StringBuilder(" of " + mostRows + ":");
      return new PartMeasure<>() {
        @Override
        public void add(SampleRow row) {
          names.append(' ').append(row.rowName());
        }

        @Override
        public SortedMap<String, byte[]> finish() {
          return new TreeMap<>(Map.of("names", names.toString().getBytes(UTF_8)));
        }
      };
    }
  }

  @Test
  void volatileColumnsAreNoPartOfTheIdentity() throws IOException {
    WrittenPart slow = write(folder, List.of(KV.of(0L, SampleRow.full())), 3, 1).get(0);
    WrittenPart fast = write(folder, List.of(KV.of(0L, SampleRow.full().taking(9))), 3, 1).get(0);
    WrittenPart other = write(folder, List.of(KV.of(0L, SampleRow.named("x"))), 3, 1).get(0);

    assertThat(fast.identitySha256()).isEqualTo(slow.identitySha256());
    assertThat(fast.files()).isNotEqualTo(slow.files());
    assertThat(other.identitySha256()).isNotEqualTo(slow.identitySha256());
  }

  @Test
  void emptyCellsAreCountedByReason() throws IOException {
    List<KV<Long, Integer>> numbers = List.of(KV.of(0L, 1), KV.of(1L, 2), KV.of(2L, 4));
    Pipeline pipeline = Pipeline.create();
    CollectedParts collected = new CollectedParts();
    PCollection<KV<Long, FeatureVectorRow>> vectors =
        pipeline.apply(
            Create.of(
                    numbers.stream()
                        .map(n -> KV.of(n.getKey(), SampleVectors.row(n.getValue())))
                        .toList())
                .withCoder(KvCoder.of(VarLongCoder.of(), SampleVectors.CODER)));
    pipeline
        .apply(
            WriteTables.into(folder.toString())
                .and(
                    vectors,
                    TableOutput.of(SampleVectors.LAYOUT)
                        .as(TableFiles.flat(RowFormat.JSONL, "dataset"))))
        .get(WriteTables.PARTS)
        .apply(collected.collect());
    pipeline.run().waitUntilFinish();

    assertThat(collected.sorted().get(0).emptyCells())
        .isEqualTo(
            Map.of(
                "effective_sha", Map.of("", 3L),
                "completed_at", Map.of("", 3L),
                "test_share", Map.of("NO_HISTORY", 2L)));
    assertThat(concatenated("dataset.jsonl"))
        .contains("\"test_share\":0.5,\"tr_status\":\"passed\",\"missing_reasons\":{}}\n")
        .contains(
            "\"test_share\":null,\"tr_status\":\"passed\","
                + "\"missing_reasons\":{\"test_share\":\"NO_HISTORY\"}}\n");
  }

  @Test
  void aGapFailsThePipeline() {
    List<KV<Long, SampleRow>> rows = new ArrayList<>(rows(7));
    rows.removeIf(row -> row.getKey() == 4);

    assertThatThrownBy(() -> write(folder, rows, 3, 1))
        .hasMessageContaining("sample_rows are not 0, 1, 2");
  }

  @Test
  void aPositionGivenTwiceFailsThePipeline() {
    List<KV<Long, SampleRow>> rows = new ArrayList<>(rows(3));
    rows.add(rows.get(1));

    assertThatThrownBy(() -> write(folder, rows, 10, 1))
        .hasMessageContaining("Two rows of sample_rows have the position 1");
    assertThat(folder).isEmptyDirectory();
  }

  private static Create.Values<KV<Long, SampleRow>> samples(List<KV<Long, SampleRow>> rows) {
    return Create.of(rows).withCoder(KvCoder.of(VarLongCoder.of(), SampleRow.CODER));
  }

  private static List<KV<Long, SampleRow>> rows(int count) {
    List<KV<Long, SampleRow>> rows =
        new ArrayList<>(
            LongStream.range(0, count)
                .mapToObj(i -> KV.of(i, SampleRow.named("row " + i)))
                .toList());
    Collections.shuffle(rows, new Random(count));
    return rows;
  }

  private static List<WrittenPart> write(
      Path folder, List<KV<Long, SampleRow>> rows, int rowsPerPart, int parallelism) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs("--targetParallelism=" + parallelism).create());
    CollectedParts collected = new CollectedParts();
    pipeline
        .apply(
            WriteTables.into(folder.toString())
                .and(
                    pipeline.apply(samples(rows)),
                    TableOutput.of(SampleRow.LAYOUT)
                        .as(
                            TableFiles.folder(RowFormat.PARQUET, "sample_rows"),
                            TableFiles.flat(RowFormat.CSV, "sample"))
                        .withRowsPerPart(rowsPerPart)))
        .get(WriteTables.PARTS)
        .apply(collected.collect());
    pipeline.run().waitUntilFinish();
    return collected.sorted();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String file : files(folder)) {
      digests.put(file, Sha256.of(Files.readAllBytes(folder.resolve(file))));
    }
    return digests;
  }

  private String concatenated(String... names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(Files.readString(folder.resolve(name)));
    }
    return text.toString();
  }
}
