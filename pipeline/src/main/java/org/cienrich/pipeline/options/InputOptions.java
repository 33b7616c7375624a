package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What is read. */
public interface InputOptions extends PipelineOptions {
  @Description(
      "CSV file of builds: a column for the repository (owner/name) and one for the build id. Required.")
  String getInput();

  void setInput(String value);

  @Description(
      "CI provider of the rows that name none: github_actions, circleci, travis_ci, or auto: by the form of the build id, UUIDs being pipelines of CircleCI and numbers runs of GitHub Actions.")
  @Default.String("auto")
  String getProvider();

  void setProvider(String value);
}
