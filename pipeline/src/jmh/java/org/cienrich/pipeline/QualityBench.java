package org.cienrich.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ValueType;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.RowFormat;
import org.cienrich.io.table.TableFiles;
import org.cienrich.io.table.TableOutput;
import org.cienrich.io.table.WriteTables;
import org.cienrich.transforms.coders.RecordCoder;
import org.cienrich.transforms.quality.EvaluateQuality;
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
 * Writes a dataset of 150 features by DirectRunner, with and without evaluating its quality. Run by
 *
 * <pre>
 * ./mvnw -Pbench -Dquick -pl pipeline -am test-compile
 * java -cp PIPELINE_TEST_CLASS_PATH org.openjdk.jmh.Main QualityBench
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx6g"})
public class QualityBench {
  private static final SelectedFeatures FEATURES =
      new SelectedFeatures(
          Catalog.ALL.features().stream().<Feature<?>>map(f -> f).limit(150).toList());

  /** The formats, joined by +. */
  @Param({"parquet+csv+jsonl", "parquet"})
  public String formats;

  @Param({"100000"})
  public int rows;

  private Path folder;

  @Setup
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("quality-bench");
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
  public void writes() {
    run(false);
  }

  @Benchmark
  public void writesAndEvaluates() {
    run(true);
  }

  private void run(boolean evaluated) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    "--targetParallelism=2",
                    "--enforceImmutability=false",
                    "--enforceEncodability=false")
                .create());
    List<TableFiles> files =
        Stream.of(formats.split("\\+"))
            .map(name -> RowFormat.valueOf(name.toUpperCase(Locale.ROOT)))
            .map(format -> TableFiles.flat(format, "dataset"))
            .toList();
    SelectedFeatures features = FEATURES;
    TableOutput<FeatureVectorRow> output =
        TableOutput.of(FeatureVectorLayout.of(features::features)).as(files);
    PCollection<KV<Long, FeatureVectorRow>> vectors =
        pipeline
            .apply(GenerateSequence.from(0).to(rows))
            .apply(ParDo.of(new MakeRow(features)))
            .setCoder(KvCoder.of(VarLongCoder.of(), RecordCoder.of(FeatureVectorRow.class)));
    PCollectionTuple written =
        pipeline.apply(
            WriteTables.into(folder.toString())
                .and(
                    vectors,
                    evaluated ? output.measuredBy(new MeasureVectors(features)) : output));
    if (evaluated) {
      written.get(WriteTables.MEASURES).apply(new EvaluateQuality(features));
    }
    pipeline.run().waitUntilFinish();
  }

  private static final class MakeRow extends DoFn<Long, KV<Long, FeatureVectorRow>> {
    private final SelectedFeatures features;

    MakeRow(SelectedFeatures features) {
      this.features = features;
    }

    @ProcessElement
    public void process(@Element Long number, OutputReceiver<KV<Long, FeatureVectorRow>> out) {
      out.output(KV.of(number, row(number, features.features())));
    }
  }

  private static FeatureVectorRow row(long number, List<Feature<?>> features) {
    SplittableRandom random = new SplittableRandom(number);
    Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number * 600L);
    return new FeatureVectorRow(
        "github_actions/1/" + number + "/1",
        "owner/name-" + number / 1000,
        "github_actions",
        Long.toString(number),
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
  private static Outcome<?> outcome(Feature<?> feature, SplittableRandom random) {
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
