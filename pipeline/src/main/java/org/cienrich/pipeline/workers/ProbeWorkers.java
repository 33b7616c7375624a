package org.cienrich.pipeline.workers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Looks whether workers have what a run needs; the pipeline fails with a {@link
 * WorkerLacksException} if one does not. Where it has as many lanes as the cluster has slots, every
 * worker is asked.
 */
public final class ProbeWorkers extends PTransform<PBegin, PDone> {
  private final WorkerNeeds needs;
  private final int lanes;

  private ProbeWorkers(WorkerNeeds needs, int lanes) {
    this.needs = needs;
    this.lanes = lanes;
  }

  /** Asks in so many places at once as there are lanes. */
  public static ProbeWorkers of(WorkerNeeds needs, int lanes) {
    if (lanes < 1) {
      throw new IllegalArgumentException("lanes must be at least 1, but is " + lanes);
    }
    return new ProbeWorkers(needs, lanes);
  }

  @Override
  public PDone expand(PBegin begin) {
    begin
        .apply("Lanes", Create.of(IntStream.range(0, lanes).boxed().toList()))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("AskWorkers", ParDo.of(new Ask(needs)));
    return PDone.in(begin.getPipeline());
  }

  private static final class Ask extends DoFn<Integer, Void> {
    private final WorkerNeeds needs;

    Ask(WorkerNeeds needs) {
      this.needs = needs;
    }

    /** Set-up runs in every place that the step has, also where no element comes. */
    @Setup
    public void setup(PipelineOptions options) {
      FileSystems.setDefaultPipelineOptions(options);
      List<String> absences = needs.absences(System.getenv());
      if (!absences.isEmpty()) {
        throw WorkerLacksException.of(host(), absences);
      }
    }

    @ProcessElement
    public void process() {}

    private static String host() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException nameless) {
        return "without a name";
      }
    }
  }
}
