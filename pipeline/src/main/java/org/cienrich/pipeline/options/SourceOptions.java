package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where repositories come from, and where what is fetched is kept. */
public interface SourceOptions extends PipelineOptions {
  @Description(
      "URL that a repository is cloned from, with {owner}, {name} or {repo}: https, http or file.")
  @Default.String("https://github.com/{repo}.git")
  String getGitUrlTemplate();

  void setGitUrlTemplate(String value);

  @Description(
      "Folder on each worker for mirrors and other things worth keeping. By default ci-enrich in the user's cache folder.")
  String getCacheDir();

  void setCacheDir(String value);
}
