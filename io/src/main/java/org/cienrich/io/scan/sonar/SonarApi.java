package org.cienrich.io.scan.sonar;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;

/**
 * Asks the Web API of a server (<a
 * href="https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api">documentation</a>;
 * each server describes its own at {@code /web_api}). Nothing is archived. Thread-safe.
 */
final class SonarApi {
  private static final String NAME = "SonarQube";
  private static final long MAX_DELETION = 64 * 1024;

  /** Patient enough for a hiccup; who asks has patience of its own for more. */
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          7,
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  private final String url;
  private final Map<String, String> headers;
  private final HttpFetcher fetcher;
  private final RestApi patient;
  private final RestApi brisk;
  private final RestApi anonymous;

  /** The token is no credential of a pool: a server that starts answers 401 to any. */
  SonarApi(String url, String token, WaitingClock clock) {
    this.url = url;
    this.headers = Map.of("Authorization", "Bearer " + token);
    this.fetcher = new HttpFetcher(SETTINGS, TokenPool.anonymous(), clock);
    this.patient = new RestApi(new ApiClient(fetcher), NAME, url, headers);
    ApiClient once =
        new ApiClient(new HttpFetcher(SETTINGS.withMaxAttempts(1), TokenPool.anonymous(), clock));
    this.brisk = new RestApi(once, NAME, url, headers);
    this.anonymous = new RestApi(once, NAME, url, Map.of());
  }

  /** Encodes a value of a query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Asks until there is an answer, or nothing more is to be hoped for soon. */
  <T> Lookup<T> find(String path, String subject, RestApi.Mapping<T> mapping) {
    return unlessStarting(patient.get(path, subject, Reuse.NEVER, mapping));
  }

  /** Asks once. */
  <T> Lookup<T> glance(String path, String subject, RestApi.Mapping<T> mapping) {
    return unlessStarting(brisk.get(path, subject, Reuse.NEVER, mapping));
  }

  /** While it starts, a server knows neither most of its own API nor its users. */
  private <T> Lookup<T> unlessStarting(Lookup<T> answer) {
    return answer instanceof Lookup.NotFound<T> && !isUp()
        ? new Lookup.Failed<>(MissingReason.UNAVAILABLE, "The SonarQube server is not up")
        : answer;
  }

  /** Tells whether the server is up now, whatever it thinks of the token. */
  boolean isUp() {
    Lookup<String> status =
        anonymous.get(
            "/api/system/status",
            "its status",
            Reuse.NEVER,
            reply -> Json.of(reply).text("status"));
    return status instanceof Lookup.Found<String> found && found.value().equals("UP");
  }

  /**
   * Asks for what the server must have.
   *
   * @throws ScanException if there is no answer, or it is not there
   */
  <T> T get(String path, String subject, RestApi.Mapping<T> mapping) throws ScanException {
    Lookup<T> answer = find(path, subject, mapping);
    if (answer instanceof Lookup.Found<T> found) {
      return found.value();
    }
    throw failure(answer);
  }

  /** Returns what an answer that is none means for the scan. */
  static ScanException failure(Lookup<?> answer) {
    if (answer instanceof Lookup.NotFound<?> absent) {
      return absent.reason() == MissingReason.FORBIDDEN
          ? new ScanException(
              MissingReason.UNAVAILABLE,
              absent.message() + ": is the token valid, and may its user do that?")
          : new ScanException(MissingReason.COMPUTATION_FAILED, absent.message());
    }
    Lookup.Failed<?> failed = (Lookup.Failed<?>) answer;
    return new ScanException(failed.reason(), failed.message());
  }

  /** Deletes a project; returns why that failed. */
  Optional<String> delete(String projectKey) {
    URI uri = URI.create(url + "/api/projects/delete?project=" + encoded(projectKey));
    HttpResult<Integer> result =
        fetcher.fetch(HttpCall.post(uri, headers, "", MAX_DELETION), reply -> reply.status());
    if (result instanceof HttpResult.Received<Integer> status) {
      return status.value() == 204 || status.value() == 404
          ? Optional.empty()
          : Optional.of("status " + status.value());
    }
    return Optional.of(((HttpResult.Failure<Integer>) result).message());
  }
}
