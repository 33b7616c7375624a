package org.cienrich.io.github;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.TokenSource;
import org.cienrich.io.http.WaitingClock;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@link GitHubActions}. Equal configurations share one client, with its tokens and what it
 * knows of their quotas, in each JVM. Tokens are read when the client is first opened there: from
 * the file if one is named, else from the environment ({@code GITHUB_TOKENS}, several separated by
 * commas, else {@code GITHUB_TOKEN}); without any, requests are anonymous.
 *
 * @param apiUrl of the REST API, such as {@code https://api.github.com}
 * @param tokenFile the path on the workers of a file with tokens
 * @param http how patient the client is
 */
public record GitHubProviders(String apiUrl, @Nullable String tokenFile, HttpSettings http)
    implements CiProviders {
  static final Map<String, String> HEADERS =
      Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

  private static final Map<GitHubProviders, Opened> OPEN = new ConcurrentHashMap<>();

  private record Opened(GitHubActions actions, GitHubForge forge) {}

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if the address is not that of an API
   */
  public GitHubProviders {
    apiUrl = withoutSlash(apiUrl);
  }

  public GitHubProviders(String apiUrl, @Nullable String tokenFile) {
    this(apiUrl, tokenFile, HttpSettings.DEFAULT);
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if the file of tokens cannot be read
   * @throws IllegalStateException if it has none, or there is text that cannot be one
   */
  @Override
  public Optional<CiProvider> open(String name) {
    return name.equals(GitHubActions.NAME) ? Optional.of(opened().actions) : Optional.empty();
  }

  @Override
  public CodeForge forge() {
    return opened().forge;
  }

  private Opened opened() {
    return OPEN.computeIfAbsent(this, GitHubProviders::connect);
  }

  private static Opened connect(GitHubProviders config) {
    TokenSource tokens =
        new TokenSource(config.tokenFile, List.of("GITHUB_TOKENS", "GITHUB_TOKEN"));
    HttpFetcher fetcher =
        new HttpFetcher(config.http, TokenPool.bearer(tokens.read()), WaitingClock.system());
    ApiClient client = new ApiClient(fetcher);
    RestApi api = new RestApi(client, "GitHub", config.apiUrl, HEADERS);
    RestApi graphQl = new RestApi(client, "GitHub", GraphQlClient.baseUrl(config.apiUrl), HEADERS);
    return new Opened(
        new GitHubActions(api, new NoLogs(), Clock.systemUTC()),
        new GitHubForge(api, graphQl, ItemArchive.NONE));
  }

  private static String withoutSlash(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The URL of the GitHub API is no address");
    }
    boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!isWeb
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The URL of the GitHub API must be http:// or https://, with a host, and without user,"
              + " query or fragment");
    }
    return url.replaceAll("/+$", "");
  }
}
