package org.cienrich.transforms.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.git.DiffFeatures;
import org.cienrich.features.jit.JitFeatures;
import org.cienrich.features.quality.QualityFindings;
import org.cienrich.features.quality.QualityMeasure;
import org.cienrich.features.tables.FeatureVectorRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateQualityTest {
  private static final List<Feature<?>> FEATURES =
      List.of(WorkflowFeatures.TR_STATUS, DiffFeatures.GIT_DIFF_SRC_CHURN, JitFeatures.JIT_ENTROPY);
  private static final int PARTS = 20;
  private static final int ROWS_PER_PART = 50;

  @ParameterizedTest
  @ValueSource(longs = {PARTS * ROWS_PER_PART, 1_000_000})
  void partsAreMergedInTheirOrderHoweverTheyCome(long mostRows) {
    List<KV<String, KV<Long, byte[]>>> found = new ArrayList<>();
    SortedMap<String, List<byte[]>> inOrder = new TreeMap<>();
    Random random = new Random(3);
    for (int part = 0; part < PARTS; part++) {
      QualityMeasure measure = new QualityMeasure(FEATURES, mostRows);
      for (int row = 0; row < ROWS_PER_PART; row++) {
        measure.add(row(part * ROWS_PER_PART + row, random));
      }
      long number = part;
      measure
          .finish()
          .forEach(
              (subject, content) -> {
                found.add(KV.of(subject, KV.of(number, content)));
                inOrder.computeIfAbsent(subject, key -> new ArrayList<>()).add(content);
              });
    }
    Collections.shuffle(found, random);
    QualityFindings findings = new QualityFindings(FEATURES);
    SortedMap<String, byte[]> merged = new TreeMap<>();
    inOrder.forEach((subject, parts) -> merged.put(subject, findings.merge(subject, parts)));

    String expected = findings.report(merged).toString();
    Pipeline pipeline = Pipeline.create();
    PAssert.thatSingleton(
            pipeline
                .apply(
                    Create.of(found)
                        .withCoder(
                            KvCoder.of(
                                StringUtf8Coder.of(),
                                KvCoder.of(VarLongCoder.of(), ByteArrayCoder.of()))))
                .apply(new EvaluateQuality(() -> FeaturePlan.of(FEATURES))))
        .satisfies(
            report -> {
              assertThat(report.rows().total()).isEqualTo(PARTS * ROWS_PER_PART);
              assertThat(report).hasToString(expected);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static FeatureVectorRow row(int number, Random random) {
    Instant at = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number * 3600L);
    return new FeatureVectorRow(
        "github_actions/1/" + number + "/1",
        "o/n" + number / 100,
        "github_actions",
        Integer.toString(number),
        1,
        "a".repeat(40),
        null,
        at,
        at,
        null,
        "completed",
        "passed",
        List.of(
            Outcome.present("passed"),
            Outcome.present((long) random.nextInt(1000)),
            random.nextInt(5) == 0
                ? Outcome.missing(MissingReason.NO_HISTORY)
                : Outcome.present(random.nextDouble())));
  }
}
