package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Which scanners look at the files of each built commit, and where they are. */
public interface ScanOptions extends PipelineOptions {
  @Description(
      "Metrics of scanners, as trivy:NAMES;sonarqube:NAMES with names separated by commas, or all. Every distinct tree is scanned once. By default nothing is.")
  @Default.String("")
  String getScanMetrics();

  void setScanMetrics(String value);

  @Description(
      "YAML file with settings of the scanners, and others for single repositories; see docs/scans.md.")
  String getScanConfig();

  void setScanConfig(String value);

  @Description(
      "The most trees that are on the disk of a worker for scanners at once; a scan waits for one to go.")
  @Default.Integer(4)
  int getMaxWorktrees();

  void setMaxWorktrees(int value);

  @Description(
      "How Trivy is run on workers: the program, and arguments that come first, separated by spaces.")
  @Default.String("trivy")
  String getTrivyCommand();

  void setTrivyCommand(String value);

  @Description(
      "URL of a Trivy server that looks vulnerabilities up; its token, if it wants one, is TRIVY_TOKEN in the environment of workers. By default each worker has a database of its own.")
  String getTrivyServerUrl();

  void setTrivyServerUrl(String value);

  @Description(
      "Whether Trivy's databases are updated before the first scan; otherwise those in --cacheDir are used as they are.")
  @Default.Boolean(true)
  boolean isTrivyUpdate();

  void setTrivyUpdate(boolean value);

  @Description("How many trees Trivy scans at once, over all workers.")
  @Default.Integer(2)
  int getTrivyParallelism();

  void setTrivyParallelism(int value);

  @Description("The longest time that one scan by Trivy may take, in minutes.")
  @Default.Integer(10)
  int getTrivyTimeoutMinutes();

  void setTrivyTimeoutMinutes(int value);

  @Description("URL of the SonarQube server.")
  String getSonarUrl();

  void setSonarUrl(String value);

  @Description(
      "File on the workers with the token for SonarQube. By default SONAR_TOKEN in their environment is used.")
  String getSonarTokenFile();

  void setSonarTokenFile(String value);

  @Description(
      "How the SonarQube scanner is run on workers: the program, and arguments that come first, separated by spaces.")
  @Default.String("sonar-scanner")
  String getSonarScannerCommand();

  void setSonarScannerCommand(String value);

  @Description("How many trees SonarQube analyses at once, over all workers.")
  @Default.Integer(1)
  int getSonarParallelism();

  void setSonarParallelism(int value);

  @Description(
      "The longest time that one analysis may take, in minutes: the scanner, and then the server. What is not ready then is fetched by --retry=scans.")
  @Default.Integer(30)
  int getSonarTimeoutMinutes();

  void setSonarTimeoutMinutes(int value);

  @Description(
      "Whether the projects of analyses stay on the SonarQube server; otherwise each is deleted when its measures have been read.")
  @Default.Boolean(false)
  boolean isKeepSonarProjects();

  void setKeepSonarProjects(boolean value);

  @Description(
      "Folder on the workers where an installation puts the payloads of SonarQube's webhooks, with their signatures; see docs/scans.md. By default the server is asked.")
  String getSonarWebhookDir();

  void setSonarWebhookDir(String value);

  @Description(
      "File on the workers with the secret that webhooks are signed with. By default SONAR_WEBHOOK_SECRET in their environment is used.")
  String getSonarWebhookSecretFile();

  void setSonarWebhookSecretFile(String value);
}
