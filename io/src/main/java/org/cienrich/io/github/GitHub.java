package org.cienrich.io.github;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.UserFinder;
import org.cienrich.io.log.LogStore;
import org.cienrich.io.store.Store;

/** GitHub: the forge of the repositories, and the CI provider that goes with it. Thread-safe. */
public final class GitHub {
  /** How many pull requests one query asks about at the most. */
  public static final int PULL_REQUESTS_PER_QUERY = GraphQlBatches.MAX_ITEMS;

  static final Map<String, String> HEADERS =
      Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

  private static final Map<String, String> PATCH_HEADERS =
      Map.of("Accept", "application/vnd.github.patch", "X-GitHub-Api-Version", "2022-11-28");

  private static final long MAX_USER_BYTES = 64 * 1024;

  private final GitHubActions actions;
  private final GitHubForge forge;
  private final CommitSource commits;

  private GitHub(GitHubActions actions, GitHubForge forge, CommitSource commits) {
    this.actions = actions;
    this.forge = forge;
    this.commits = commits;
  }

  /**
   * Makes the clients.
   *
   * @param apiUrl of the REST API, without a slash at its end
   * @param store keeps what GraphQL answered, and archives of sources
   * @param logs keeps the logs of jobs
   */
  public static GitHub connect(ApiClient client, String apiUrl, Store store, LogStore logs) {
    RestApi api = new RestApi(client, "GitHub", apiUrl, HEADERS);
    RestApi graphQl = new RestApi(client, "GitHub", GraphQlClient.baseUrl(apiUrl), HEADERS);
    return new GitHub(
        new GitHubActions(api, logs, Clock.systemUTC()),
        new GitHubForge(api, graphQl, new StoredItems(store)),
        new GitHubCommits(api, new RestApi(client, "GitHub", apiUrl, PATCH_HEADERS), store));
  }

  /**
   * Returns how to find out whose token one is; tokens of one user share a quota.
   *
   * @param apiUrl as for {@link #connect}
   */
  public static UserFinder userFinder(String apiUrl) {
    return new UserFinder(
        HttpCall.get(URI.create(apiUrl + "/user"), HEADERS, MAX_USER_BYTES),
        reply -> {
          if (reply.status() != 200) {
            throw new MalformedReplyException("status " + reply.status());
          }
          return Long.toString(Json.of(reply).number("id"));
        });
  }

  public GitHubActions actions() {
    return actions;
  }

  public GitHubForge forge() {
    return forge;
  }

  public CommitSource commits() {
    return commits;
  }
}
