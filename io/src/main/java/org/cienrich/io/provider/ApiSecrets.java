package org.cienrich.io.provider;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.InstallationTokens;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.TokenSource;
import org.cienrich.io.http.WaitingClock;
import org.jspecify.annotations.Nullable;

/**
 * Where the secrets are on a worker; never a secret itself. A file that is null is replaced by
 * environment variables: {@code GITHUB_TOKENS} or {@code GITHUB_TOKEN}, {@code CIRCLECI_TOKEN},
 * {@code TRAVIS_TOKEN}. Without any token requests are anonymous.
 *
 * @param app null without one
 */
public record ApiSecrets(
    @Nullable String githubTokenFile,
    @Nullable String circleciTokenFile,
    @Nullable String travisTokenFile,
    @Nullable GitHubApp app)
    implements Serializable {

  /** Environment variables alone. */
  public static final ApiSecrets OF_ENVIRONMENT = new ApiSecrets(null, null, null, null);

  /**
   * An installation of a GitHub App.
   *
   * @param keyFile with its private key
   */
  public record GitHubApp(String appId, String installationId, String keyFile)
      implements Serializable {}

  TokenPool github(String apiUrl, HttpSettings http) {
    TokenPool pool = TokenPool.bearer(read(githubTokenFile, "GITHUB_TOKENS", "GITHUB_TOKEN"));
    return app == null
        ? pool
        : pool.with(
            new InstallationTokens(
                apiUrl,
                app.appId,
                app.installationId,
                Path.of(app.keyFile),
                http,
                WaitingClock.system()));
  }

  TokenPool circleci() {
    return TokenPool.header("Circle-Token", "", read(circleciTokenFile, "CIRCLECI_TOKEN"));
  }

  TokenPool travis() {
    return TokenPool.header("Authorization", "token ", read(travisTokenFile, "TRAVIS_TOKEN"));
  }

  private static List<String> read(@Nullable String file, String... variables) {
    return new TokenSource(file, List.of(variables)).read();
  }
}
