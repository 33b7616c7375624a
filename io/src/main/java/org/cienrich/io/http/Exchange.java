package org.cienrich.io.http;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a request: follows its redirects and reads the body of the last answer, within the
 * deadline.
 */
final class Exchange {
  private static final int MAX_REDIRECTS = 5;

  /** For these the library offers a stream that throws when it is read. */
  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  private final HttpCall call;
  private final HttpSettings settings;
  private final BodyReader bodies;
  private final Duration deadline;
  private final Gate gate;
  private final ApiUsage usage;

  /**
   * The last answer.
   *
   * @param isElsewhere whether it came from another host than the one that was asked
   */
  record Answer(HttpReply reply, boolean isElsewhere) {}

  /**
   * @param deadline for each attempt
   */
  Exchange(
      HttpCall call,
      HttpSettings settings,
      BodyReader bodies,
      Duration deadline,
      Gate gate,
      ApiUsage usage) {
    this.call = call;
    this.settings = settings;
    this.bodies = bodies;
    this.deadline = deadline;
    this.gate = gate;
    this.usage = usage;
  }

  /**
   * Asks once.
   *
   * @param secrets headers for the host of the request only
   * @throws DeadlineException if there is no complete answer in time
   * @throws TooLargeException if the body is too large
   * @throws RedirectException if a redirect is not to be followed
   * @throws IOException if the connection or the answer broke
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before a
   *     request is sent
   */
  Answer run(Map<String, String> secrets) throws IOException {
    Map<String, String> own = new HashMap<>(call.headers());
    own.putAll(secrets);
    URI uri = call.uri();
    Duration left = deadline;
    for (int redirects = 0; ; redirects++) {
      if (redirects > MAX_REDIRECTS) {
        throw new RedirectException("more than " + MAX_REDIRECTS + " redirects");
      }
      boolean isElsewhere = !Redirects.isSameHost(call.uri(), uri);
      HttpReply reply;
      Gate.Pass pass = gate.enter(uri, isElsewhere);
      try {
        long start = System.nanoTime();
        reply = sendWithin(left, uri, isElsewhere ? Map.of() : own);
        left = left.minusNanos(System.nanoTime() - start);
      } finally {
        pass.leave();
      }
      Optional<URI> target = Redirects.target(uri, reply);
      if (target.isEmpty()) {
        return new Answer(reply, isElsewhere);
      }
      Redirects.requireFollowable(call, reply, target.get());
      uri = target.get();
    }
  }

  private HttpReply sendWithin(Duration left, URI uri, Map<String, String> own) throws IOException {
    try (Deadline watch = Deadline.in(left)) {
      try {
        return send(uri, own);
      } catch (IOException e) {
        if (watch.hasPassed()) {
          throw new DeadlineException(deadline, e);
        }
        throw e;
      }
    }
  }

  private HttpReply send(URI uri, Map<String, String> own) throws IOException {
    HttpRequest request =
        Connections.REQUESTS.buildRequest(call.method(), new GenericUrl(uri, true), content());
    request.setFollowRedirects(false);
    request.setThrowExceptionOnExecuteError(false);
    request.setNumberOfRetries(0);
    request.setLoggingEnabled(false);
    request.setCurlLoggingEnabled(false);
    request.setSuppressUserAgentSuffix(true);
    request.setConnectTimeout((int) settings.connectTimeout().toMillis());
    request.setReadTimeout((int) settings.deadline().toMillis());
    HttpHeaders headers = request.getHeaders();
    headers.setUserAgent(Connections.USER_AGENT);
    own.forEach((name, value) -> headers.set(name, List.of(value)));
    HttpResponse response;
    try {
      response = request.execute();
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer has a header that cannot be read", e);
    }
    try {
      return new HttpReply(response.getStatusCode(), headers(response), body(response));
    } finally {
      response.disconnect();
    }
  }

  private @Nullable HttpContent content() {
    String json = call.json();
    return json == null
        ? null
        : new ByteArrayContent("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads to the end, so that the connection can be used again. */
  private byte[] body(HttpResponse response) throws IOException {
    Long length = response.getHeaders().getContentLength();
    int status = response.getStatusCode();
    if (length != null && !bodies.mayBe(status, length)) {
      throw new TooLargeException(call.maxBytes());
    }
    if (WITHOUT_BODY.contains(status)) {
      return new byte[0];
    }
    InputStream content = response.getContent();
    if (content == null) {
      return new byte[0];
    }
    byte[] body = bodies.read(status, content);
    usage.countBytes(body.length);
    return body;
  }

  private static Map<String, List<String>> headers(HttpResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : response.getHeaders().keySet()) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          List.copyOf(response.getHeaders().getHeaderStringValues(name)));
    }
    return headers;
  }
}
