package org.cienrich.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Parameters;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.Selection;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.io.csv.ReadBuilds;
import org.cienrich.io.git.MirrorRepositories;
import org.cienrich.io.provider.ApiProviders;
import org.cienrich.io.scan.tools.ScanReuse;
import org.cienrich.io.scan.tools.ScanTools;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.StoredComputations;
import org.cienrich.pipeline.SelectedFeatures;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.transforms.BuildChoice;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a run, checked. Immutable.
 *
 * @param input a single file on any Beam file system
 * @param provider of rows that name none; null to guess it
 * @param scanConfigSha256 digest of the settings of the scanners; null if there are none
 * @param output the folder of all versions, likewise
 */
public record Configuration(
    InputDigest input,
    @Nullable String provider,
    String output,
    String datasetName,
    SelectedFeatures features,
    FeatureConfig parameters,
    BuildChoice choice,
    ApiProviders providers,
    MirrorRepositories repositories,
    ComputationCache computations,
    ScanTools scanners,
    @Nullable String scanConfigSha256,
    Formats formats,
    double maxFailedShare) {

  /** The providers that {@code --provider} and {@code ci_provider} may name. */
  public static final Set<String> PROVIDERS = Set.copyOf(ProviderNames.ALL);

  private static final String GUESSED = "auto";

  /**
   * Checks the options of a run, which may repeat a version.
   *
   * @throws ConfigurationException naming every problem
   */
  public static Configuration of(EnrichmentOptions options, Optional<RetriedVersion> retried)
      throws ConfigurationException {
    Configuration configuration = of(options);
    return retried.isEmpty() ? configuration : retried.get().applyTo(configuration, options);
  }

  /**
   * Checks the options, and reads the input once for its digest.
   *
   * @throws ConfigurationException naming every problem
   */
  public static Configuration of(EnrichmentOptions options) throws ConfigurationException {
    FileSystems.setDefaultPipelineOptions(options);
    Problems problems = new Problems();
    boolean guessed = options.getProvider().equals(GUESSED);
    if (!guessed && !PROVIDERS.contains(options.getProvider())) {
      problems.add(
          "--provider: '"
              + options.getProvider()
              + "' is not one of "
              + ProviderNames.ALL
              + " or "
              + GUESSED);
    }
    if (!(options.getMaxFailedShare() >= 0 && options.getMaxFailedShare() <= 1)) {
      problems.add("--maxFailedShare: " + options.getMaxFailedShare() + " is not from 0 to 1");
    }
    KnownAt latest = latest(options, problems);
    Scans scans = Scans.of(options, latest, problems);
    Optional<SelectedFeatures> features = features(options, latest, scans, problems);
    Optional<FeatureConfig> parameters = parameters(options, problems);
    BuildChoice choice = BuildChoices.of(options, problems);
    Optional<Formats> formats = Formats.of(options, problems);
    Optional<Cache> cache = Sources.cache(options, problems);
    Optional<ApiProviders> providers = cache.flatMap(folder -> Apis.of(options, folder, problems));
    Optional<MirrorRepositories> repositories =
        cache.flatMap(folder -> Sources.repositories(options, folder, problems));
    Optional<ScanTools> scanners =
        cache.flatMap(folder -> scans.tools(options, folder, options.isOffline(), problems));
    Optional<String> output = problems.collect("output", () -> required(options.getOutput()));
    Optional<InputDigest> input =
        problems.collect("input", () -> InputDigest.of(required(options.getInput()), PROVIDERS));
    problems.throwIfAny();
    return new Configuration(
        input.orElseThrow(),
        guessed ? null : options.getProvider(),
        output.orElseThrow(),
        options.getDatasetName() == null
            ? folderName(output.orElseThrow())
            : options.getDatasetName(),
        features.orElseThrow(),
        parameters.orElseThrow(),
        choice,
        providers.orElseThrow(),
        repositories.orElseThrow(),
        new StoredComputations(cache.orElseThrow()),
        scanners.orElseThrow(),
        scans.configSha256(),
        formats.orElseThrow(),
        options.getMaxFailedShare());
  }

  /** Returns the same with mirrors that are used as they are where they have what is wanted. */
  Configuration settled(boolean includeMissing) {
    return with(parameters, providers, repositories.settled(includeMissing), scanners);
  }

  /** Returns the same, asking nobody and scanning nothing. */
  Configuration offline() {
    return withoutNetwork(ScanReuse.OFFLINE);
  }

  /** Returns the same, asking nobody, and scanning what no scan of a tree has been kept of. */
  Configuration scanningTheRest() {
    return withoutNetwork(ScanReuse.SETTLED);
  }

  private Configuration withoutNetwork(ScanReuse reuse) {
    return with(
        parameters, providers.withoutNetwork(), repositories.offline(), scanners.with(reuse));
  }

  Configuration withParameters(FeatureConfig others) {
    return with(others, providers, repositories, scanners);
  }

  private Configuration with(
      FeatureConfig otherParameters,
      ApiProviders otherProviders,
      MirrorRepositories otherRepositories,
      ScanTools otherScanners) {
    return new Configuration(
        input,
        provider,
        output,
        datasetName,
        features,
        otherParameters,
        choice,
        otherProviders,
        otherRepositories,
        computations,
        otherScanners,
        scanConfigSha256,
        formats,
        maxFailedShare);
  }

  private static String required(String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("is required");
    }
    return value;
  }

  private static KnownAt latest(EnrichmentOptions options, Problems problems) {
    Optional<KnownAt> latest = KnownAt.find(options.getKnownAt());
    if (latest.isEmpty()) {
      problems.add(
          "--knownAt: '" + options.getKnownAt() + "' is not one of [trigger, run_end, later]");
    }
    return latest.orElse(KnownAt.LATER);
  }

  private static Optional<SelectedFeatures> features(
      EnrichmentOptions options, KnownAt latest, Scans scans, Problems problems) {
    try {
      List<Feature<?>> features =
          new ArrayList<>(Selection.parse(options.getFeatures(), Catalog.ALL, latest));
      features.addAll(scans.metrics());
      return Optional.of(new SelectedFeatures(features));
    } catch (InvalidSelectionException invalid) {
      invalid.problems().forEach(problem -> problems.add("--features: " + problem));
      return Optional.empty();
    }
  }

  private static Optional<FeatureConfig> parameters(EnrichmentOptions options, Problems problems) {
    if (options.getFeatureConfig() == null) {
      return Optional.of(FeatureConfig.DEFAULTS);
    }
    try (InputStream in = ReadBuilds.open(options.getFeatureConfig())) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(FeatureConfig.parse(yaml, Parameters.ALL));
    } catch (ConfigurationException invalid) {
      invalid
          .problems()
          .forEach(
              problem ->
                  problems.add("--featureConfig: " + options.getFeatureConfig() + ": " + problem));
    } catch (IOException unreadable) {
      problems.add("--featureConfig: cannot be read: " + unreadable.getMessage());
    }
    return Optional.empty();
  }

  private static String folderName(String output) {
    String trimmed = output.replaceAll("/+$", "");
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
