package org.cienrich.pipeline.config;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.api.ArchiveSettings;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;
import org.cienrich.pipeline.options.EnrichmentOptions;

/**
 * The version that a retry starts from. A retry is the same run again, in which every answer that
 * was ever had still holds, whatever its age: asked for is only what nobody answered. What failed
 * was never kept, so exactly that is repeated, and what depends on it is computed again.
 *
 * @param includeMissing whether also answers that something is not there are asked for again
 */
public record RetriedVersion(Manifest manifest, Kind kind, boolean includeMissing) {

  /** What is repeated. */
  public enum Kind {
    /** Builds, repositories, logs and answers that could not be had. */
    INGESTION,
    /** Computations that failed. Nothing is fetched. */
    PROCESSING,
    /** Scans that failed. */
    SCANS;

    String optionValue() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads the version that the options name.
   *
   * @return empty if they ask for no retry
   * @throws ConfigurationException if the options make no sense, or there is no such version
   */
  public static Optional<RetriedVersion> of(EnrichmentOptions options)
      throws ConfigurationException {
    if (options.getRetry() == null) {
      if (options.getVersion() != null || options.isIncludeMissing()) {
        throw problem("--version and --includeMissing are for --retry");
      }
      return Optional.empty();
    }
    Kind kind = kind(options.getRetry());
    if (options.getVersion() == null || options.getOutput() == null) {
      throw problem("--retry: needs --output, and --version of the version that is repeated");
    }
    if (options.isIncludeMissing() && kind != Kind.INGESTION) {
      throw problem("--includeMissing is for --retry=ingestion");
    }
    return Optional.of(
        new RetriedVersion(
            manifest(options.getOutput(), options.getVersion()), kind, options.isIncludeMissing()));
  }

  private static Kind kind(String text) throws ConfigurationException {
    for (Kind kind : Kind.values()) {
      if (kind.optionValue().equals(text)) {
        return kind;
      }
    }
    throw problem("--retry: '" + text + "' is not one of [ingestion, processing, scans]");
  }

  private static Manifest manifest(String output, int version) throws ConfigurationException {
    String folder = (output.endsWith("/") ? output : output + "/") + "v" + version + "/";
    try {
      return Versions.read(folder)
          .orElseThrow(
              () ->
                  problem(
                      "--version: "
                          + folder
                          + " has no manifest, so it is no version that was finished;"
                          + " the command that began it goes on with it"));
    } catch (IOException e) {
      throw problem("--version: " + folder + " cannot be read: " + e.getMessage());
    }
  }

  private static ConfigurationException problem(String message) {
    return new ConfigurationException(List.of(message));
  }

  public int version() {
    return manifest.version();
  }

  /** Returns the options and the input of the version as arguments. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    manifest
        .run()
        .options()
        .forEach(
            (name, value) -> {
              boolean isRepeated =
                  !RunIdentity.RETRY.contains("--" + name)
                      && !name.equals(RunIdentity.SCAN_CONFIG_DIGEST);
              if (isRepeated) {
                arguments.add("--" + name + "=" + value);
              }
            });
    manifest.run().inputs().forEach(input -> arguments.add("--input=" + input.path()));
    return arguments;
  }

  /** Returns how much there is to repeat, in builds, or in computations where these failed. */
  public long failures() {
    return switch (kind) {
      case INGESTION ->
          count("builds", "error")
              + count("imports", "failed")
              + (includeMissing
                  ? count("imports", "missing_resource") + count("builds", "not_found")
                  : 0);
      case PROCESSING -> count("dead_letters", "computation_failed");
      case SCANS -> count("scans", "failed");
    };
  }

  private long count(String kind, String status) {
    return manifest.counts().getOrDefault(kind, new TreeMap<>()).getOrDefault(status, 0L);
  }

  /**
   * Returns the configuration of the retry.
   *
   * @param configuration as the options alone give it
   * @throws ConfigurationException if the options or the input are others than those of the version
   */
  Configuration applyTo(Configuration configuration, EnrichmentOptions options)
      throws ConfigurationException {
    Problems problems = new Problems();
    Configuration applied = configuration;
    if (options.getFeatureConfig() == null) {
      applied = applied.withParameters(FeatureConfig.of(manifest.run().parameters()));
    } else if (!configuration.parameters().asMap().equals(manifest.run().parameters())) {
      problems.add("--featureConfig: has other parameters than version " + version());
    }
    checkOptions(RunIdentity.optionsOf(options, configuration), problems);
    if (!manifest.run().inputs().get(0).sha256().equals(configuration.input().sha256())) {
      problems.add(
          "--input: has changed since version "
              + version()
              + "; run without --retry: what has not changed comes from the cache");
    }
    problems.throwIfAny();
    return switch (kind) {
      case INGESTION -> options.isOffline() ? applied : applied.settled(includeMissing);
      case PROCESSING -> applied.offline();
      case SCANS -> applied.scanningTheRest();
    };
  }

  private void checkOptions(SortedMap<String, String> given, Problems problems) {
    Map<String, String> before = manifest.run().options();
    given.forEach(
        (name, value) -> {
          boolean ofRetry = RunIdentity.RETRY.contains("--" + name);
          if (!ofRetry && !Objects.equals(value, before.get(name))) {
            problems.add(
                "--%s: is '%s', but '%s' in version %d, which a retry repeats"
                    .formatted(name, value, before.get(name), version()));
          }
        });
  }

  /**
   * Returns when archived answers hold in the retry.
   *
   * @param claimedAt since when answers are those of the retry itself
   */
  public ArchiveSettings archive(ArchiveSettings settings, Instant claimedAt) {
    ArchiveSettings holding = settings.withHoldsSince(Instant.EPOCH);
    return includeMissing ? holding.withAbsenceHoldsSince(claimedAt) : holding;
  }
}
