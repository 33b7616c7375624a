package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a version is made again where something failed in it. */
public interface RetryOptions extends PipelineOptions {
  @Description(
      "Repeats what failed in an earlier version and writes a new one: ingestion (what could not be fetched), processing (computations that failed) or scans. All else is as it was: only --output, --version and where things are need be said.")
  String getRetry();

  void setRetry(String value);

  @Description("The version that --retry repeats.")
  Integer getVersion();

  void setVersion(Integer value);

  @Description(
      "Lets --retry=ingestion ask again also for what was missing for good, such as expired logs and commits that were gone.")
  @Default.Boolean(false)
  boolean isIncludeMissing();

  void setIncludeMissing(boolean value);
}
