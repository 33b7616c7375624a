package org.cienrich.pipeline.config;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.cienrich.io.api.ArchiveSettings;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.provider.ApiAddresses;
import org.cienrich.io.provider.ApiProviders;
import org.cienrich.io.provider.ApiSecrets;
import org.cienrich.io.store.Cache;
import org.cienrich.pipeline.options.ApiOptions;
import org.jspecify.annotations.Nullable;

/** Reads how APIs are asked. */
final class Apis {
  private Apis() {}

  /** Returns the providers; empty if something is wrong with the options. */
  static Optional<ApiProviders> of(ApiOptions options, Cache cache, Problems problems) {
    Optional<ApiAddresses> addresses =
        problems.collect(
            "githubApiUrl, --circleciApiUrl or --travisApiUrl",
            () ->
                new ApiAddresses(
                    options.getGithubApiUrl(),
                    options.getCircleciApiUrl(),
                    options.getTravisApiUrl()));
    Optional<HttpSettings> http =
        problems.collect(
            "apiShare, --githubPointsPerMinute, --apiAttempts or --apiTimeoutSeconds",
            () ->
                HttpSettings.DEFAULT
                    .withDeadline(Duration.ofSeconds(options.getApiTimeoutSeconds()))
                    .withMaxAttempts(options.getApiAttempts())
                    .withPointsPerMinute(options.getGithubPointsPerMinute())
                    .withApiShare(options.getApiShare()));
    ApiSecrets.@Nullable GitHubApp app = app(options, problems);
    if (addresses.isEmpty() || http.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiProviders(
            addresses.get(),
            new ApiSecrets(
                options.getGithubTokenFile(),
                options.getCircleciTokenFile(),
                options.getTravisTokenFile(),
                app),
            cache,
            http.get(),
            ArchiveSettings.DEFAULT.withRevalidate(options.isRevalidate()),
            options.isOffline()));
  }

  private static ApiSecrets.@Nullable GitHubApp app(ApiOptions options, Problems problems) {
    long given =
        Stream.of(
                options.getGithubAppId(),
                options.getGithubAppInstallationId(),
                options.getGithubAppKeyFile())
            .filter(value -> value != null && !value.isBlank())
            .count();
    if (given == 0) {
      return null;
    }
    if (given < 3) {
      problems.add(
          "--githubAppId, --githubAppInstallationId and --githubAppKeyFile are needed together");
      return null;
    }
    return new ApiSecrets.GitHubApp(
        options.getGithubAppId(),
        options.getGithubAppInstallationId(),
        options.getGithubAppKeyFile());
  }
}
