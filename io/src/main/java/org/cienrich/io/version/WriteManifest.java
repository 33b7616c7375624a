package org.cienrich.io.version;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.table.TableLayout;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.ManifestWriter.EqualCounts;
import org.jspecify.annotations.Nullable;

/**
 * Completes a version: the last transform of the pipeline. Takes the parts of all tables, waits for
 * all of them and for the counts, and writes the data dictionary, the quality report and then
 * {@code manifest.json}. The result is the manifest.
 *
 * <p>Counts are named {@code kind.status}; several of one name are added up. The rows of each table
 * are counted already, as {@code rows.<table>}. The version is {@code failed} if the counts of
 * {@code extraction.completed, partial, failed} and {@code builds.error} say that builds were due
 * and none is completed or partial, or that too large a share failed; else it is {@code processed}.
 * A table that was not written, and counts that must be equal and are not, fail the pipeline.
 *
 * <p>Bounded input in the global window. Idempotent.
 */
public final class WriteManifest
    extends PTransform<PCollection<WrittenPart>, PCollection<Manifest>> {
  /** The key of all parts. */
  private static final int ALL = 0;

  /** Stands for parts where there are none: the manifest is to say so. */
  private static final @Nullable WrittenPart NONE = null;

  private final ManifestWriter writer;
  private final PCollection<KV<String, Long>> counts;
  private final @Nullable PCollection<QualityReport> quality;

  private WriteManifest(
      ManifestWriter writer,
      PCollection<KV<String, Long>> counts,
      @Nullable PCollection<QualityReport> quality) {
    this.writer = writer;
    this.counts = counts;
    this.quality = quality;
  }

  /**
   * Completes the version {@code run.version()} of {@code output}.
   *
   * @param layouts all tables of the version, in the order of the data dictionary
   * @param counts by {@code kind.status}
   */
  public static WriteManifest of(
      String output,
      RunDescription run,
      List<TableLayout<?>> layouts,
      PCollection<KV<String, Long>> counts) {
    return new WriteManifest(
        new ManifestWriter(output, run, layouts, List.of(), 1.0), counts, null);
  }

  /** Fails the version unless both counts are equal; what was never counted is 0. */
  public WriteManifest withEqualCounts(String one, String other) {
    List<EqualCounts> pairs = new ArrayList<>(writer.equalCounts());
    pairs.add(new EqualCounts(one, other));
    return with(pairs, writer.maxFailedShare());
  }

  /** Sets the largest share of builds that may fail, from 0 to 1; 1 where it is not set. */
  public WriteManifest withMaxFailedShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("maxFailedShare must be from 0 to 1, but is " + share);
    }
    return with(writer.equalCounts(), share);
  }

  /**
   * Has a report on the quality of the dataset written as well.
   *
   * @param report one
   */
  public WriteManifest withQuality(PCollection<QualityReport> report) {
    return new WriteManifest(writer, counts, report);
  }

  private WriteManifest with(List<EqualCounts> pairs, double share) {
    return new WriteManifest(
        new ManifestWriter(writer.output(), writer.run(), writer.layouts(), pairs, share),
        counts,
        quality);
  }

  @Override
  public PCollection<Manifest> expand(PCollection<WrittenPart> parts) {
    PCollectionView<Map<String, Long>> allCounts =
        counts.apply("SumCounts", Sum.longsPerKey()).apply("AllCounts", View.asMap());
    KvCoder<Integer, WrittenPart> keyed =
        KvCoder.of(VarIntCoder.of(), NullableCoder.of(WrittenPart.coder()));
    PCollection<KV<Integer, WrittenPart>> atLeastOne =
        parts.getPipeline().apply("AtLeastOne", Create.of(KV.of(ALL, NONE)).withCoder(keyed));
    PCollectionView<List<QualityReport>> report = quality(parts.getPipeline());
    return PCollectionList.of(parts.apply("KeyParts", WithKeys.of(ALL)).setCoder(keyed))
        .and(atLeastOne)
        .apply("WithAtLeastOne", Flatten.pCollections())
        .apply("GroupParts", GroupByKey.create())
        .apply(
            "WriteManifest",
            ParDo.of(new Write(writer))
                .withSideInput("counts", allCounts)
                .withSideInput("quality", report))
        .setCoder(JsonCoder.of(Manifest.class));
  }

  private PCollectionView<List<QualityReport>> quality(Pipeline pipeline) {
    PCollection<QualityReport> reports =
        quality == null
            ? pipeline.apply("NoQuality", Create.empty(JsonCoder.of(QualityReport.class)))
            : quality;
    return reports.apply("Quality", View.asList());
  }

  private static final class Write extends DoFn<KV<Integer, Iterable<WrittenPart>>, Manifest> {
    private final ManifestWriter writer;

    Write(ManifestWriter writer) {
      this.writer = writer;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<WrittenPart>> all,
        @SideInput("counts") Map<String, Long> counts,
        @SideInput("quality") List<QualityReport> quality,
        OutputReceiver<Manifest> manifests)
        throws IOException {
      List<WrittenPart> parts = new ArrayList<>();
      for (WrittenPart part : all.getValue()) {
        if (part != null) {
          parts.add(part);
        }
      }
      manifests.output(writer.write(parts, counts, quality.stream().findFirst()));
    }
  }
}
