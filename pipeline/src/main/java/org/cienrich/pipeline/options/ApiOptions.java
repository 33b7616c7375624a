package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How APIs are asked. Secrets are never options: only paths of files that hold them. */
public interface ApiOptions extends PipelineOptions {
  @Description("Base URL of the GitHub REST API.")
  @Default.String("https://api.github.com")
  String getGithubApiUrl();

  void setGithubApiUrl(String value);

  @Description("Base URL of the CircleCI API, without the version.")
  @Default.String("https://circleci.com/api")
  String getCircleciApiUrl();

  void setCircleciApiUrl(String value);

  @Description("Base URL of the Travis CI API.")
  @Default.String("https://api.travis-ci.com")
  String getTravisApiUrl();

  void setTravisApiUrl(String value);

  @Description(
      "File on the workers that holds GitHub tokens, one per line. Without it the environment's GITHUB_TOKENS or GITHUB_TOKEN is used.")
  String getGithubTokenFile();

  void setGithubTokenFile(String value);

  @Description(
      "File on the workers that holds CircleCI tokens. Without it the environment's CIRCLECI_TOKEN is used.")
  String getCircleciTokenFile();

  void setCircleciTokenFile(String value);

  @Description(
      "File on the workers that holds Travis CI tokens. Without it the environment's TRAVIS_TOKEN is used.")
  String getTravisTokenFile();

  void setTravisTokenFile(String value);

  @Description("Id of a GitHub App whose installation gives tokens, beside the others.")
  String getGithubAppId();

  void setGithubAppId(String value);

  @Description("Id of the installation of the GitHub App.")
  String getGithubAppInstallationId();

  void setGithubAppInstallationId(String value);

  @Description("File on the workers with the private key of the GitHub App, in PEM.")
  String getGithubAppKeyFile();

  void setGithubAppKeyFile(String value);

  @Description(
      "Most points per minute that GitHub's API is asked for, a request being one; 0 for no limit, as on servers of your own.")
  @Default.Integer(900)
  int getGithubPointsPerMinute();

  void setGithubPointsPerMinute(int value);

  @Description(
      "Seconds after which a request that has no complete answer is given up and repeated.")
  @Default.Integer(60)
  int getApiTimeoutSeconds();

  void setApiTimeoutSeconds(int value);

  @Description(
      "How often a request may fail before it is given up; the pauses in between double from 1 s on.")
  @Default.Integer(6)
  int getApiAttempts();

  void setApiAttempts(int value);

  @Description(
      "Share of the limits on requests that each worker may use, above 0 and at most 1: 0.25 for four workers.")
  @Default.Double(1.0)
  double getApiShare();

  void setApiShare(double value);

  @Description(
      "Asks nobody: answers come from the cache alone. What is not there is told request by request.")
  @Default.Boolean(false)
  boolean isOffline();

  void setOffline(boolean value);

  @Description(
      "Asks again for answers that are in the cache and still hold, such as completed runs. Unchanged ones cost no quota.")
  @Default.Boolean(false)
  boolean isRevalidate();

  void setRevalidate(boolean value);
}
