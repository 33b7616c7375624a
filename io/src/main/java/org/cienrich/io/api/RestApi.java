package org.cienrich.io.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;

/**
 * Asks one API, and tells apart what is not there, what is not allowed and what broke. Thread-safe.
 */
public final class RestApi {
  private static final long MAX_BYTES = 10L << 20;

  /** Makes a value from an answer with status 200. */
  @FunctionalInterface
  public interface Mapping<T> {
    T map(HttpReply reply) throws MalformedReplyException;
  }

  /** Makes a value from a downloaded file, which is deleted afterwards. */
  @FunctionalInterface
  public interface FileMapping<T> {
    /**
     * Reads the file.
     *
     * @throws MalformedReplyException if it makes no sense, so that it is downloaded again
     * @throws java.io.IOException likewise
     */
    T map(Path file) throws MalformedReplyException, java.io.IOException;
  }

  private final ApiClient client;
  private final String server;
  private final String url;
  private final Map<String, String> headers;

  /**
   * @param server its name in messages, such as {@code GitHub}
   * @param url of the API, without a slash at the end
   * @param headers of every request, credentials aside
   */
  public RestApi(ApiClient client, String server, String url, Map<String, String> headers) {
    this.client = client;
    this.server = server;
    this.url = url;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Gets a JSON answer.
   *
   * @param path begins with a slash; encoded
   * @param subject what is asked for, for messages
   */
  public <T> Lookup<T> get(String path, String subject, Reuse reuse, Mapping<T> mapping) {
    return ask(HttpCall.get(URI.create(url + path), headers, MAX_BYTES), subject, reuse, mapping);
  }

  /**
   * Posts a question, such as a GraphQL query, that changes nothing on the server.
   *
   * @param json the body
   */
  public <T> Lookup<T> post(
      String path, String json, String subject, Reuse reuse, Mapping<T> mapping) {
    return ask(
        HttpCall.post(URI.create(url + path), headers, json, MAX_BYTES), subject, reuse, mapping);
  }

  /**
   * Downloads a file; it is not archived. Redirects to another host go there without credentials.
   *
   * @param target a path as for {@link #get}, or a whole address, which then gets no credentials
   *     unless it is one of this API
   * @param maxBytes the largest file accepted
   */
  public <T> Lookup<T> download(
      String target, String subject, long maxBytes, FileMapping<T> mapping) {
    String address = target.startsWith("/") ? url + target : target;
    boolean isOwn = address.startsWith(url + "/");
    HttpCall call = HttpCall.get(URI.create(address), isOwn ? headers : Map.of(), maxBytes);
    return toLookup(client.download(call, isOwn, reply -> absence(reply, subject), mapping));
  }

  private <T> Lookup<T> ask(HttpCall call, String subject, Reuse reuse, Mapping<T> mapping) {
    return toLookup(client.fetch(call, reuse, reply -> read(reply, subject, mapping)));
  }

  private static <T> Lookup<T> toLookup(HttpResult<Lookup<T>> result) {
    if (result instanceof HttpResult.Received<Lookup<T>> received) {
      return received.value();
    }
    HttpResult.Failure<Lookup<T>> failure = (HttpResult.Failure<Lookup<T>>) result;
    return new Lookup.Failed<>(reason(failure.reason()), failure.message());
  }

  private <T> Lookup<T> read(HttpReply reply, String subject, Mapping<T> mapping)
      throws MalformedReplyException {
    return reply.status() == 200 ? new Lookup.Found<>(mapping.map(reply)) : absence(reply, subject);
  }

  private <T> Lookup<T> absence(HttpReply reply, String subject) {
    return switch (reply.status()) {
      case 404, 422 ->
          new Lookup.NotFound<>(
              MissingReason.NOT_FOUND,
              message("%s knows no %s, or does not show it (%d)", subject, reply));
      case 410 ->
          new Lookup.NotFound<>(
              MissingReason.EXPIRED, message("%s no longer keeps %s (%d)", subject, reply));
      case 401, 403, 451 ->
          new Lookup.NotFound<>(
              MissingReason.FORBIDDEN, message("%s does not show %s (%d)", subject, reply));
      default ->
          new Lookup.Failed<>(
              MissingReason.UNAVAILABLE, message("%s, asked for %s, answered %d", subject, reply));
    };
  }

  private String message(String format, String subject, HttpReply reply) {
    return String.format(Locale.ROOT, format, server, subject, reply.status());
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
