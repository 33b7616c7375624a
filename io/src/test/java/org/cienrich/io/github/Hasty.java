package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.log.FullLogs;
import org.cienrich.io.log.LogStore;

/** Clients that hardly wait. */
final class Hasty {
  /** When the clients think it is. */
  static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  private Hasty() {}

  static GitHubActions client(String apiUrl, String... tokens) {
    return client(apiUrl, WaitingClock.system(), tokens);
  }

  static GitHubActions client(String apiUrl, WaitingClock clock, String... tokens) {
    return client(apiUrl, clock, new FullLogs(), tokens);
  }

  static GitHubActions client(String apiUrl, WaitingClock clock, LogStore logs, String... tokens) {
    HttpFetcher fetcher =
        new HttpFetcher(Hurried.SETTINGS, TokenPool.bearer(List.of(tokens)), clock);
    return new GitHubActions(
        new RestApi(new ApiClient(fetcher), "GitHub", apiUrl, GitHub.HEADERS),
        logs,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Finds one run by its last attempt. */
  static Lookup<CiRun> findRun(GitHubActions client, RepositoryInfo repository, String id) {
    List<RunAnswer> answers = client.findRuns(repository, List.of(id));
    assertThat(answers).isNotEmpty().extracting(RunAnswer::buildId).containsOnly(id);
    return answers.get(answers.size() - 1).run().map(FoundRun::run);
  }

  static GitHubForge forge(String apiUrl, String... tokens) {
    return forge(apiUrl, WaitingClock.system(), ItemArchive.NONE, tokens);
  }

  /** A client that waits as long as real ones, by a clock. */
  static GitHubForge patientForge(String apiUrl, WaitingClock clock) {
    return forge(HttpSettings.DEFAULT, apiUrl, clock, ItemArchive.NONE, "t");
  }

  static GitHubForge forge(
      String apiUrl, WaitingClock clock, ItemArchive archive, String... tokens) {
    return forge(Hurried.SETTINGS, apiUrl, clock, archive, tokens);
  }

  private static GitHubForge forge(
      HttpSettings settings,
      String apiUrl,
      WaitingClock clock,
      ItemArchive archive,
      String... tokens) {
    ApiClient client =
        new ApiClient(new HttpFetcher(settings, TokenPool.bearer(List.of(tokens)), clock));
    return new GitHubForge(
        new RestApi(client, "GitHub", apiUrl, GitHub.HEADERS),
        new RestApi(client, "GitHub", GraphQlClient.baseUrl(apiUrl), GitHub.HEADERS),
        archive);
  }

  static RestApi api(String apiUrl) {
    HttpFetcher fetcher =
        new HttpFetcher(Hurried.SETTINGS, TokenPool.bearer(List.of()), WaitingClock.system());
    return new RestApi(new ApiClient(fetcher), "GitHub", apiUrl, GitHub.HEADERS);
  }
}
