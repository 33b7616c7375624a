package org.cienrich.pipeline.options;

/** All options of {@code run}, beside those of the runner. */
public interface EnrichmentOptions
    extends InputOptions,
        BuildOptions,
        FeatureOptions,
        ApiOptions,
        SourceOptions,
        ScanOptions,
        OutputOptions,
        RetryOptions {}
