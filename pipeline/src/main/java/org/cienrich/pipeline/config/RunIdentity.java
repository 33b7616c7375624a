package org.cienrich.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.io.mongo.MongoTarget;
import org.cienrich.io.store.Sha256;
import org.cienrich.pipeline.options.EnrichmentOptions;

/** What makes two runs the same run: the options that decide the output, the input, the code. */
public final class RunIdentity {
  /** Options that a retry has beside those of the version it repeats. */
  static final List<String> RETRY = List.of("--retry", "--version", "--includeMissing");

  /** A digest that the manifest tells beside the options. */
  static final String SCAN_CONFIG_DIGEST = "scanConfigSha256";

  private RunIdentity() {}

  /** Returns the options that decide the output, by name, for the manifest. */
  public static SortedMap<String, String> optionsOf(
      EnrichmentOptions options, Configuration configuration) {
    SortedMap<String, String> given = new TreeMap<>();
    given.put("attempts", options.getAttempts());
    given.put("branchPatterns", options.getBranchPatterns());
    given.put("buildStatuses", options.getBuildStatuses());
    given.put("eventTypes", options.getEventTypes());
    given.put("excludeBots", Boolean.toString(options.isExcludeBots()));
    given.put("onlyCompleted", Boolean.toString(options.isOnlyCompleted()));
    given.put("features", options.getFeatures());
    given.put("formats", configuration.formats().names());
    given.put("gitUrlTemplate", options.getGitUrlTemplate());
    given.put("circleciApiUrl", options.getCircleciApiUrl());
    given.put("githubApiUrl", options.getGithubApiUrl());
    given.put("travisApiUrl", options.getTravisApiUrl());
    given.put("history", options.getHistory());
    given.put("knownAt", options.getKnownAt());
    given.put("maxFailedShare", Double.toString(options.getMaxFailedShare()));
    given.put("provider", options.getProvider());
    MongoTarget mongo = configuration.formats().mongo();
    if (mongo != null) {
      given.put("mongoDatabase", mongo.database());
    }
    if (!options.getScanMetrics().isBlank()) {
      given.put("scanMetrics", options.getScanMetrics());
    }
    if (options.getSonarUrl() != null) {
      given.put("sonarUrl", options.getSonarUrl());
    }
    if (options.getTrivyServerUrl() != null) {
      given.put("trivyServerUrl", options.getTrivyServerUrl());
    }
    if (options.getScanConfig() != null) {
      given.put("scanConfig", options.getScanConfig());
      given.put(SCAN_CONFIG_DIGEST, String.valueOf(configuration.scanConfigSha256()));
    }
    if (options.getRetry() != null) {
      given.put("retry", options.getRetry());
      given.put("version", Integer.toString(options.getVersion()));
      given.put("includeMissing", Boolean.toString(options.isIncludeMissing()));
    }
    return given;
  }

  /** Returns the id of a run that was given none: 16 hex digits. */
  public static String of(
      SortedMap<String, String> options, Configuration configuration, String catalogRevision) {
    String text =
        String.join(
            "\n",
            options.toString(),
            configuration.parameters().asMap().toString(),
            configuration.input().sha256(),
            configuration.features().features().stream()
                .map(Feature::name)
                .collect(Collectors.joining(",")),
            catalogRevision,
            codeVersion());
    return Sha256.of(text).substring(0, 16);
  }

  /** Returns the version of ci-enrich. */
  public static String codeVersion() {
    try (InputStream in = RunIdentity.class.getResourceAsStream("/ci-enrich.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new IllegalStateException("ci-enrich.properties cannot be read", unreadable);
    }
  }
}
