package org.cienrich.io.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ValueType;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.quality.QualityMeasure;
import org.cienrich.features.tables.FeatureVectorRow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writes a part of 150 features, with and without measuring its quality. Run by
 *
 * <pre>
 * ./mvnw -Pbench -Dquick -pl io -am test-compile
 * java -cp IO_TEST_CLASS_PATH org.openjdk.jmh.Main QualityBench
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g"})
public class QualityBench {
  private static final int FEATURES = 150;
  private static final int ROWS = 50_000;
  private static final int DISTINCT_ROWS = 10_000;
  private static final long MANY_ROWS = 1_000_000;

  @Param({"parquet", "parquet,csv,jsonl"})
  public String formats;

  private final List<FeatureVectorRow> rows = new ArrayList<>();
  private List<Feature<?>> features;
  private PartOutput<FeatureVectorRow> output;
  private Path folder;

  @Setup
  public void make() throws IOException {
    features = Catalog.ALL.features().stream().<Feature<?>>map(f -> f).limit(FEATURES).toList();
    Random random = new Random(1);
    for (int i = 0; i < DISTINCT_ROWS; i++) {
      rows.add(row(i, random));
    }
    folder = Files.createTempDirectory("quality-bench");
    List<TableFiles> files =
        Stream.of(formats.split(","))
            .map(
                name ->
                    TableFiles.flat(
                        RowFormat.valueOf(name.toUpperCase(java.util.Locale.ROOT)), "dataset"))
            .toList();
    output =
        new PartOutput<>(
            FeatureVectorLayout.of(() -> features), folder.toString(), files, /* store= */ null);
  }

  @TearDown
  public void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Benchmark
  public WrittenPart writes() throws IOException {
    return output.write(PartOutput.FIRST, true, part(), null);
  }

  @Benchmark
  public List<Object> writesAndMeasures() throws IOException {
    QualityMeasure measure = new QualityMeasure(features, MANY_ROWS);
    WrittenPart part =
        output.write(
            PartOutput.FIRST,
            true,
            part(),
            new PartMeasure<>() {
              @Override
              public void add(FeatureVectorRow row) {
                measure.add(row);
              }

              @Override
              public SortedMap<String, byte[]> finish() {
                return measure.finish();
              }
            });
    return List.of(part, measure.finish());
  }

  private Iterator<FeatureVectorRow> part() {
    return IntStream.range(0, ROWS).mapToObj(i -> rows.get(i % DISTINCT_ROWS)).iterator();
  }

  private FeatureVectorRow row(int number, Random random) {
    Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number * 600L);
    return new FeatureVectorRow(
        "github_actions/1/" + number + "/1",
        "owner/name-" + number / 1000,
        "github_actions",
        Integer.toString(number),
        1,
        "a".repeat(40),
        "a".repeat(40),
        at,
        at,
        at.plusSeconds(300),
        "completed",
        random.nextInt(4) == 0 ? "failed" : "passed",
        features.stream().<Outcome<?>>map(feature -> outcome(feature, random)).toList());
  }

  /** A tenth is missing; a third of the numbers are of thousands of values, the others of few. */
  private static Outcome<?> outcome(Feature<?> feature, Random random) {
    if (random.nextInt(10) == 0) {
      return Outcome.missing(MissingReason.NO_HISTORY);
    }
    if (!feature.allowedValues().isEmpty()) {
      return Outcome.present(
          feature.allowedValues().get(random.nextInt(feature.allowedValues().size())));
    }
    boolean isOfMany = feature.name().hashCode() % 3 == 0;
    if (feature.type() == ValueType.INTEGER) {
      return Outcome.present(
          (long) (random.nextDouble() * random.nextDouble() * (isOfMany ? 100_000 : 50)));
    }
    if (feature.type() == ValueType.DECIMAL) {
      double value = random.nextDouble();
      return Outcome.present(isOfMany ? value : Math.rint(value * 100) / 100);
    }
    if (feature.type() == ValueType.BOOLEAN) {
      return Outcome.present(random.nextBoolean());
    }
    if (feature.type() == ValueType.INSTANT) {
      return Outcome.present(Instant.ofEpochSecond(random.nextInt()));
    }
    if (feature.type() == ValueType.TEXT_LIST) {
      return Outcome.present(List.of("java", "c" + random.nextInt(5)));
    }
    String text = Long.toHexString(isOfMany ? random.nextLong() : random.nextInt(20));
    return Outcome.present(feature.type() == ValueType.JSON ? "\"" + text + "\"" : text);
  }
}
