package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Which builds become rows, and which count as history. */
public interface BuildOptions extends PipelineOptions {
  @Description(
      "Only builds with one of these statuses, separated by commas: passed, failed, errored, cancelled, skipped, unknown.")
  @Default.String("")
  String getBuildStatuses();

  void setBuildStatuses(String value);

  @Description(
      "Only builds triggered by one of these events, separated by commas, in the provider's words: push, pull_request, schedule, cron and others.")
  @Default.String("")
  String getEventTypes();

  void setEventTypes(String value);

  @Description(
      "Only builds of branches that match one of these patterns, separated by commas: * stands for any text without a slash, ** for any text; re: begins a regular expression, which may hold no comma.")
  @Default.String("")
  String getBranchPatterns();

  void setBranchPatterns(String value);

  @Description("Leaves out builds that a bot triggered.")
  @Default.Boolean(false)
  boolean isExcludeBots();

  void setExcludeBots(boolean value);

  @Description("Leaves out builds that have not completed.")
  @Default.Boolean(false)
  boolean isOnlyCompleted();

  void setOnlyCompleted(boolean value);

  @Description("Which attempts of a build that was started again are rows: last, first or all.")
  @Default.String("last")
  String getAttempts();

  void setAttempts(String value);

  @Description(
      "Builds that count as history of others: input (those of the input, also those that a filter leaves out) or repository (all runs that the provider lists).")
  @Default.String("input")
  String getHistory();

  void setHistory(String value);
}
