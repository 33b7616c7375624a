package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What is computed. */
public interface FeatureOptions extends PipelineOptions {
  @Description(
      "Features to compute: names, category:NAME, template:NAME or all, separated by commas.")
  @Default.String("all")
  String getFeatures();

  void setFeatures(String value);

  @Description("YAML file with parameters of features, for all repositories and per repository.")
  String getFeatureConfig();

  void setFeatureConfig(String value);

  @Description(
      "Latest time at which a feature may be known: trigger, run_end or later. Features known later are left out.")
  @Default.String("later")
  String getKnownAt();

  void setKnownAt(String value);
}
