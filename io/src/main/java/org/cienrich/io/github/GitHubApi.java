package org.cienrich.io.github;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpGet;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;

/** Asks the REST API, and tells apart what is not there, what is not allowed and what broke. */
final class GitHubApi {
  private static final long MAX_BYTES = 10L << 20;
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

  /** Makes a value from an answer with status 200. */
  @FunctionalInterface
  interface Mapping<T> {
    T map(HttpReply reply) throws MalformedReplyException;
  }

  private final HttpFetcher fetcher;
  private final String url;

  /**
   * @param url of the API, without a slash at the end
   */
  GitHubApi(HttpFetcher fetcher, String url) {
    this.fetcher = fetcher;
    this.url = url;
  }

  /**
   * @param path begins with a slash; encoded
   * @param subject what is asked for, for messages
   */
  <T> Lookup<T> get(String path, String subject, Mapping<T> mapping) {
    HttpGet get = new HttpGet(URI.create(url + path), HEADERS, MAX_BYTES);
    HttpResult<Lookup<T>> result = fetcher.fetch(get, reply -> read(reply, subject, mapping));
    if (result instanceof HttpResult.Received<Lookup<T>> received) {
      return received.value();
    }
    HttpResult.Failure<Lookup<T>> failure = (HttpResult.Failure<Lookup<T>>) result;
    return new Lookup.Failed<>(reason(failure.reason()), failure.message());
  }

  private static <T> Lookup<T> read(HttpReply reply, String subject, Mapping<T> mapping)
      throws MalformedReplyException {
    return switch (reply.status()) {
      case 200 -> new Lookup.Found<>(mapping.map(reply));
      case 404, 410 ->
          new Lookup.NotFound<>(
              MissingReason.NOT_FOUND,
              message("GitHub knows no %s, or does not show it (%d)", subject, reply));
      case 401, 403, 451 ->
          new Lookup.NotFound<>(
              MissingReason.FORBIDDEN, message("GitHub does not show %s (%d)", subject, reply));
      default ->
          new Lookup.Failed<>(
              MissingReason.UNAVAILABLE,
              message("Asked for %s, GitHub answered %d", subject, reply));
    };
  }

  private static String message(String format, String subject, HttpReply reply) {
    return String.format(Locale.ROOT, format, subject, reply.status());
  }

  private static MissingReason reason(HttpResult.Reason reason) {
    return switch (reason) {
      case UNAVAILABLE -> MissingReason.UNAVAILABLE;
      case TIMEOUT -> MissingReason.TIMEOUT;
      case TOO_LARGE -> MissingReason.TOO_LARGE;
      case UNAUTHORIZED -> MissingReason.FORBIDDEN;
    };
  }
}
