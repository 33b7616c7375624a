package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Where things come from. Tokens are never options: only paths of files that hold them. */
public interface SourceOptions extends PipelineOptions {
  @Description("Base URL of the GitHub REST API.")
  @Default.String("https://api.github.com")
  String getGithubApiUrl();

  void setGithubApiUrl(String value);

  @Description(
      "URL that a repository is cloned from, with {owner}, {name} or {repo}: https, http or file.")
  @Default.String("https://github.com/{repo}.git")
  String getGitUrlTemplate();

  void setGitUrlTemplate(String value);

  @Description(
      "File on the workers that holds GitHub tokens, one per line. Without it the environment's GITHUB_TOKENS or GITHUB_TOKEN is used.")
  String getGithubTokenFile();

  void setGithubTokenFile(String value);

  @Description(
      "Folder on each worker for mirrors and other things worth keeping. By default ci-enrich in the user's cache folder.")
  String getCacheDir();

  void setCacheDir(String value);
}
