package org.cienrich.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What is written. */
public interface OutputOptions extends PipelineOptions {
  @Description("Folder of the dataset; every run writes a version of its own, v1, v2, … Required.")
  String getOutput();

  void setOutput(String value);

  @Description(
      "Name of the dataset in the manifest and in MongoDB; by default the name of the output folder.")
  String getDatasetName();

  void setDatasetName(String value);

  @Description(
      "Formats of the dataset, separated by commas: parquet, csv, jsonl, and mongo: all tables as collections of MongoDB.")
  @Default.String("parquet,csv,jsonl")
  String getFormats();

  void setFormats(String value);

  @Description("Database for --formats=mongo.")
  @Default.String("ci_enrich")
  String getMongoDatabase();

  void setMongoDatabase(String value);

  @Description(
      "File on the workers that holds the URI of MongoDB. Without it the environment's MONGODB_URI is used.")
  String getMongoUriFile();

  void setMongoUriFile(String value);

  @Description(
      "Identifies the run: the same id resumes its version, or returns at once if it is finished. By default a hash of the options and the input.")
  String getRunId();

  void setRunId(String value);

  @Description("Writes a new version even if the same run is finished.")
  @Default.Boolean(false)
  boolean isFresh();

  void setFresh(boolean value);

  @Description("The version fails if a larger share of its builds failed, from 0 to 1.")
  @Default.Double(1.0)
  double getMaxFailedShare();

  void setMaxFailedShare(double value);
}
