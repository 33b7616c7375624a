package org.cienrich.io.ci;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;

/** APIs whose clients hardly wait. */
public final class Hurried {
  public static final HttpSettings SETTINGS =
      new HttpSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          6,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofSeconds(2));

  private Hurried() {}

  public static RestApi api(
      String server, String url, Map<String, String> headers, TokenPool tokens) {
    HttpFetcher fetcher = new HttpFetcher(SETTINGS, tokens, WaitingClock.system());
    return new RestApi(new ApiClient(fetcher), server, url, headers);
  }

  public static RestApi anonymous(String server, String url, Map<String, String> headers) {
    return api(server, url, headers, TokenPool.bearer(List.of()));
  }
}
