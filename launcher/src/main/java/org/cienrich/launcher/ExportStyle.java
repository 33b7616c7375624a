package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.io.export.ExportFormat;
import org.cienrich.io.export.ExportRequest.Publication;
import org.cienrich.io.export.prepare.Preparation;
import org.cienrich.io.export.prepare.PreparationException;
import org.cienrich.io.table.CsvStyle;
import org.cienrich.pipeline.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what becomes of values. */
final class ExportStyle {
  private static final String EMPTY = "empty";
  private static final String NA = "na";

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      description = {
        "What becomes of missing values (default: keep): keep, sentinel:VALUE, drop-rows or impute"
            + " (median or most frequent value); drop-columns:SHARE drops columns with more missing.",
        "In CSV, empty or na say how those that stay are written (default: empty).",
        "Several are separated by commas: drop-columns:0.5,keep,na"
      })
  private @Nullable String missing;

  @Option(
      names = "--normalise",
      paramLabel = "METHOD",
      description = "Numbers: none, minmax, zscore, robust or log1p (default: none).")
  private @Nullable String normalise;

  @Option(
      names = "--encode",
      paramLabel = "METHOD",
      description = "Texts, booleans and lists: none, onehot or ordinal (default: none).")
  private @Nullable String encode;

  @Option(
      names = "--split",
      paramLabel = "METHOD",
      description =
          "Parts that nothing leaks between: none, time, time-per-repository or repository (default:"
              + " none).")
  private @Nullable String split;

  @Option(
      names = "--shares",
      paramLabel = "SHARE",
      description =
          "Of the parts: train,test or train,validation,test (default with --split: 0.7,0.15,0.15).")
  private @Nullable String shares;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses among splits by repository (default: 1).")
  private @Nullable String seed;

  @Option(
      names = "--raw",
      description =
          "In CSV, leave texts as they are that a spreadsheet could take for formulas; else they get"
              + " an apostrophe in front.")
  private boolean raw;

  @Option(
      names = "--license",
      paramLabel = "URL",
      description = "For croissant.json: the license of the dataset.")
  private @Nullable String license;

  @Option(
      names = "--creator",
      paramLabel = "NAME",
      description = "For croissant.json: who made the dataset.")
  private @Nullable String creator;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "For croissant.json: the page of the dataset.")
  private @Nullable String url;

  /**
   * Fails where the options cannot be followed.
   *
   * @throws ConfigurationException naming every option that is wrong
   */
  void check(ExportFormat format) throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    if (format != ExportFormat.CSV && (words().contains(NA) || words().contains(EMPTY))) {
      problems.add(
          "--missing=%s: empty and na are for --format=csv; %s has a missing value of its own"
              .formatted(missing, format.extension()));
    }
    if (format != ExportFormat.CSV && raw) {
      problems.add("--raw is for --format=csv; elsewhere texts are as they are");
    }
    if (words().contains(NA) && words().contains(EMPTY)) {
      problems.add("--missing=" + missing + ": only one of empty and na is possible");
    }
    try {
      parse();
    } catch (PreparationException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Returns what is to be done to the rows; {@link #check} was called before. */
  Preparation preparation() {
    return parse();
  }

  private Preparation parse() {
    List<String> words = new ArrayList<>(words());
    words.removeAll(List.of(EMPTY, NA));
    Map<String, String> options = new TreeMap<>();
    put(options, "missing", words.isEmpty() ? null : String.join(",", words));
    put(options, "normalise", normalise);
    put(options, "encode", encode);
    put(options, "split", split);
    put(options, "shares", shares);
    put(options, "seed", seed);
    return Preparation.parse(options);
  }

  private static void put(Map<String, String> options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  private List<String> words() {
    return missing == null ? List.of() : List.of(missing.split(",", -1));
  }

  CsvStyle csv() {
    return new CsvStyle(words().contains(NA) ? "NA" : "", !raw);
  }

  Publication publication() {
    return new Publication(license, creator, url);
  }
}
