package org.cienrich.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.io.csv.BuildCsv;
import org.cienrich.io.csv.ReadBuilds;
import org.cienrich.io.mongo.MongoTarget;
import org.cienrich.io.mongo.MongoVersion;
import org.cienrich.io.provider.ApiProviders;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.table.JsonCoder;
import org.cienrich.io.version.CatalogRevision;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.cienrich.io.version.VersionClaim;
import org.cienrich.io.version.Versions;
import org.cienrich.pipeline.config.Configuration;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.config.RetriedVersion;
import org.cienrich.pipeline.config.RunIdentity;
import org.cienrich.pipeline.config.ToolVersions;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.transforms.EnrichBuilds;
import org.cienrich.transforms.EnrichedBuilds;
import org.cienrich.transforms.WorkerSources;

/**
 * One run: claims a version, runs the pipeline that fills it, and tells what came of it. All that
 * makes the version complete happens inside the pipeline; nothing here is needed after {@link
 * #start}.
 */
public final class EnrichmentJob {
  private final EnrichmentOptions options;
  private final Configuration configuration;
  private final Optional<RetriedVersion> retried;
  private final VersionClaim claim;
  private final RunDescription description;

  private EnrichmentJob(
      EnrichmentOptions options,
      Configuration configuration,
      Optional<RetriedVersion> retried,
      VersionClaim claim,
      RunDescription description) {
    this.options = options;
    this.configuration = configuration;
    this.retried = retried;
    this.claim = claim;
    this.description = description;
  }

  /**
   * Checks the options and claims the version.
   *
   * @throws ConfigurationException if anything is wrong with them; nothing was written then
   */
  public static EnrichmentJob prepare(EnrichmentOptions options, Clock clock)
      throws ConfigurationException {
    FileSystems.setDefaultPipelineOptions(options);
    Optional<RetriedVersion> retried = RetriedVersion.of(options);
    Configuration configuration = Configuration.of(options, retried);
    String runId = idOf(options, configuration);
    try {
      VersionClaim claim =
          VersionClaim.claim(configuration.output(), runId, options.isFresh(), clock.instant());
      RunDescription description =
          new RunDescription(
              configuration.datasetName(),
              runId,
              claim.version(),
              retried.map(RetriedVersion::version).orElse(null),
              claim.claimedAt().toString(),
              List.of(
                  new InputFile(
                      configuration.input().path(),
                      configuration.input().bytes(),
                      configuration.input().sha256())),
              RunIdentity.optionsOf(options, configuration),
              RunIdentity.codeVersion(),
              catalogRevision(),
              ToolVersions.all(),
              new TreeMap<>(configuration.parameters().asMap()));
      return new EnrichmentJob(options, configuration, retried, claim, description);
    } catch (IOException unwritable) {
      throw new ConfigurationException(
          List.of("--output: " + configuration.output() + ": " + unwritable.getMessage()));
    }
  }

  /**
   * Returns the id of the run that these options stand for; it claims and writes nothing.
   *
   * @throws ConfigurationException if the options have none of their own, and anything is wrong
   *     with them or the input, of which the id is made
   */
  public static String idOf(EnrichmentOptions options) throws ConfigurationException {
    if (options.getRunId() != null) {
      return options.getRunId();
    }
    FileSystems.setDefaultPipelineOptions(options);
    return idOf(options, Configuration.of(options, RetriedVersion.of(options)));
  }

  private static String idOf(EnrichmentOptions options, Configuration configuration) {
    return options.getRunId() == null
        ? RunIdentity.of(
            RunIdentity.optionsOf(options, configuration), configuration, catalogRevision())
        : options.getRunId();
  }

  private static String catalogRevision() {
    return CatalogRevision.of(Catalog.ALL.features());
  }

  /** Returns the claimed version. */
  public VersionClaim claim() {
    return claim;
  }

  public Configuration configuration() {
    return configuration;
  }

  /** Submits the pipeline. */
  public PipelineResult start() {
    Pipeline pipeline = Pipeline.create(options);
    build(pipeline);
    return pipeline.run();
  }

  /**
   * Has a finished version count in MongoDB, should it have been interrupted before that.
   *
   * @return empty if it is not to be in MongoDB
   * @throws IOException if the manifest cannot be read
   */
  public Optional<PipelineResult> startPublishing() throws IOException {
    MongoTarget mongo = configuration.formats().mongo();
    Optional<Manifest> manifest = manifest();
    if (mongo == null || manifest.isEmpty()) {
      return Optional.empty();
    }
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Manifest", Create.of(manifest.get()).withCoder(JsonCoder.of(Manifest.class)))
        .apply("PublishInMongo", MongoVersion.of(mongo, description).publish(claim.directory()));
    return Optional.of(pipeline.run());
  }

  void build(Pipeline pipeline) {
    ReadBuilds read =
        new ReadBuilds(
            configuration.input().path(),
            new BuildCsv(Configuration.PROVIDERS),
            configuration.provider());
    PCollectionTuple input = pipeline.apply("ReadBuilds", read);
    EnrichedBuilds enriched =
        new EnrichBuilds(
                new WorkerSources(
                    configuration.features(),
                    configuration.parameters(),
                    providers(),
                    configuration.repositories().withCommitsOf(providers()),
                    configuration.computations(),
                    configuration.scanners()),
                configuration.choice())
            .apply(input.get(read.rows));
    new WriteVersion(
            configuration.output(),
            claim.directory(),
            description,
            configuration.features(),
            configuration.formats(),
            configuration.maxFailedShare())
        .apply(pipeline, enriched, input.get(read.badRows), input.get(read.lineCounts));
  }

  /**
   * Returns the providers of this run. What was asked for since the version was claimed is not
   * asked for again, also after an interruption.
   */
  public ApiProviders providers() {
    ApiProviders providers = configuration.providers();
    Instant start = claim.claimedAt();
    return providers.with(
        retried
            .map(version -> version.archive(providers.archive(), start))
            .orElseGet(() -> providers.archive().withHoldsSince(start)));
  }

  /**
   * Returns the manifest of the version; empty as long as the version is not complete.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<Manifest> manifest() throws IOException {
    return Versions.read(claim.directory());
  }
}
