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

  @Description(
      "Folder that all workers share, on any file system that the runner brings: a path, or a URI such as gs://bucket/folder. What is not in --cacheDir is looked for there, and what is new is put there too.")
  String getSharedCache();

  void setSharedCache(String value);

  @Description(
      "The most that --cacheDir may hold on each worker, such as 500MB, 50GB or 2TB. Above it what was not used for the longest time is removed. By default there is no limit.")
  String getCacheMaxSize();

  void setCacheMaxSize(String value);

  @Description("The largest size of the mirror of one repository, such as 500MB or 20GB.")
  @Default.String("20GB")
  String getMaxRepositorySize();

  void setMaxRepositorySize(String value);

  @Description("The longest time that one clone or fetch may take, in minutes.")
  @Default.Integer(120)
  int getCloneTimeoutMinutes();

  void setCloneTimeoutMinutes(int value);

  @Description("Seconds that a git server may say nothing before it is given up.")
  @Default.Integer(300)
  int getGitIdleSeconds();

  void setGitIdleSeconds(int value);
}
