package org.cienrich.transforms.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.quality.QualityFindings;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.transforms.coders.RecordCoder;

/**
 * Puts together what was measured of the parts of {@code feature_vectors}, given by subject and
 * number of the part, and judges it: the result is one report. Each subject is merged on its own,
 * in the order of the parts, so the numbers are the same on any runner.
 *
 * <p>Bounded input in the global window, with at least one part.
 */
public final class EvaluateQuality
    extends PTransform<PCollection<KV<String, KV<Long, byte[]>>>, PCollection<QualityReport>> {
  /** The key of all subjects. */
  private static final int ALL = 0;

  private final PlanSource plan;

  /**
   * @param plan tells the selected features
   */
  public EvaluateQuality(PlanSource plan) {
    this.plan = plan;
  }

  @Override
  public PCollection<QualityReport> expand(PCollection<KV<String, KV<Long, byte[]>>> measures) {
    return measures
        .apply("GroupSubjects", GroupByKey.create())
        .apply("MergeParts", ParDo.of(new MergeParts(plan)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of()))
        .apply("OneKey", WithKeys.of(ALL))
        .setCoder(
            KvCoder.of(VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of())))
        .apply("GroupFindings", GroupByKey.create())
        .apply("Judge", ParDo.of(new Judge(plan)))
        .setCoder(RecordCoder.of(QualityReport.class));
  }

  private static final class MergeParts
      extends DoFn<KV<String, Iterable<KV<Long, byte[]>>>, KV<String, byte[]>> {
    private final PlanSource plan;

    MergeParts(PlanSource plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<KV<Long, byte[]>>> subject,
        OutputReceiver<KV<String, byte[]>> merged) {
      List<KV<Long, byte[]>> parts = new ArrayList<>();
      subject.getValue().forEach(parts::add);
      parts.sort(Comparator.comparing(KV::getKey));
      merged.output(
          KV.of(
              subject.getKey(),
              new QualityFindings(plan.plan().selected())
                  .merge(subject.getKey(), parts.stream().map(KV::getValue).toList())));
    }
  }

  private static final class Judge
      extends DoFn<KV<Integer, Iterable<KV<String, byte[]>>>, QualityReport> {
    private final PlanSource plan;

    Judge(PlanSource plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, byte[]>>> all,
        OutputReceiver<QualityReport> reports) {
      SortedMap<String, byte[]> findings = new TreeMap<>();
      all.getValue().forEach(finding -> findings.put(finding.getKey(), finding.getValue()));
      reports.output(new QualityFindings(plan.plan().selected()).report(findings));
    }
  }
}
