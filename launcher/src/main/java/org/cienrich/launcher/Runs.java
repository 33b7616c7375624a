package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.VersionClaim;
import org.cienrich.pipeline.EnrichmentJob;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.config.RetriedVersion;
import org.cienrich.pipeline.options.EnrichmentOptions;

/** Executes a run from its options to its summary. */
final class Runs {
  private Runs() {}

  /** Returns the exit code. */
  static int execute(EnrichmentOptions options, PrintWriter out)
      throws ConfigurationException, IOException {
    Optional<RetriedVersion> retried = RetriedVersion.of(options);
    if (retried.isPresent() && retried.get().failures() == 0) {
      out.println(nothingToRepeat(retried.get()));
      out.flush();
      return ExitCode.PROCESSED;
    }
    EnrichmentJob job = EnrichmentJob.prepare(options, Clock.systemUTC());
    VersionClaim claim = job.claim();
    if (claim.state() == VersionClaim.State.FINISHED) {
      out.println(
          "This run is finished already; --fresh=true makes a new version. Nothing was done.");
    } else {
      PipelineResult.State state = complete(job);
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("The pipeline ended as " + state);
      }
    }
    Manifest manifest =
        job.manifest()
            .orElseThrow(() -> new IllegalStateException("No manifest in " + claim.directory()));
    out.print(RunSummary.of(manifest, claim.directory()));
    out.print(RequestSummary.of(job.providers().usage()));
    out.flush();
    return manifest.isProcessed() ? ExitCode.PROCESSED : ExitCode.VERSION_FAILED;
  }

  private static PipelineResult.State complete(EnrichmentJob job) {
    try (ProgressDisplay display = ProgressDisplay.forStandardError()) {
      return new ProgressMonitor(display).during(() -> job.start().waitUntilFinish());
    }
  }

  /**
   * Hands the pipeline to a cluster and does not wait for it.
   *
   * @return {@link ExitCode#PROCESSED}: the job was accepted
   * @throws FinishedRunException if the version is finished already
   */
  static int submit(EnrichmentOptions options, PrintWriter out) throws ConfigurationException {
    EnrichmentJob job = EnrichmentJob.prepare(options, Clock.systemUTC());
    VersionClaim claim = job.claim();
    if (claim.state() == VersionClaim.State.FINISHED) {
      throw new FinishedRunException(claim.directory());
    }
    job.start();
    out.println("Submitted; manifest.json completes " + claim.directory());
    out.flush();
    return ExitCode.PROCESSED;
  }

  private static String nothingToRepeat(RetriedVersion retried) {
    return "Nothing of %s failed in version %d; nothing was done."
        .formatted(retried.kind().name().toLowerCase(Locale.ROOT), retried.version());
  }
}
