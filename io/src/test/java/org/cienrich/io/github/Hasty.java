package org.cienrich.io.github;

import java.time.Duration;
import java.util.List;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;

/** Clients that hardly wait. */
final class Hasty {
  static final HttpSettings SETTINGS =
      new HttpSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          6,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofSeconds(2));

  private Hasty() {}

  static GitHubActions client(String apiUrl, String... tokens) {
    return client(apiUrl, WaitingClock.system(), tokens);
  }

  static GitHubActions client(String apiUrl, WaitingClock clock, String... tokens) {
    HttpFetcher fetcher = new HttpFetcher(SETTINGS, TokenPool.bearer(List.of(tokens)), clock);
    return new GitHubActions(
        new RestApi(new ApiClient(fetcher), "GitHub", apiUrl, GitHubProviders.HEADERS));
  }

  static GitHubForge forge(String apiUrl, String... tokens) {
    return forge(apiUrl, WaitingClock.system(), ItemArchive.NONE, tokens);
  }

  static GitHubForge forge(
      String apiUrl, WaitingClock clock, ItemArchive archive, String... tokens) {
    ApiClient client =
        new ApiClient(new HttpFetcher(SETTINGS, TokenPool.bearer(List.of(tokens)), clock));
    return new GitHubForge(
        new RestApi(client, "GitHub", apiUrl, GitHubProviders.HEADERS),
        new RestApi(client, "GitHub", GraphQlClient.baseUrl(apiUrl), GitHubProviders.HEADERS),
        archive);
  }

  static RestApi api(String apiUrl) {
    HttpFetcher fetcher =
        new HttpFetcher(SETTINGS, TokenPool.bearer(List.of()), WaitingClock.system());
    return new RestApi(new ApiClient(fetcher), "GitHub", apiUrl, GitHubProviders.HEADERS);
  }
}
