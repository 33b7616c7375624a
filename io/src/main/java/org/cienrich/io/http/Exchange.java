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

  private final HttpSettings settings;
  private final HttpCall get;

  Exchange(HttpSettings settings, HttpCall get) {
    this.settings = settings;
    this.get = get;
  }

  /**
   * @param secrets headers for the host of the request only
   * @throws DeadlineException if there is no complete answer in time
   * @throws TooLargeException if the body is too large
   * @throws RedirectException if a redirect is not to be followed
   * @throws IOException if the connection or the answer broke
   */
  HttpReply run(Map<String, String> secrets) throws IOException {
    Map<String, String> own = new HashMap<>(get.headers());
    own.putAll(secrets);
    try (Deadline deadline = Deadline.in(settings.deadline())) {
      try {
        return follow(own);
      } catch (IOException e) {
        if (deadline.hasPassed()) {
          throw new DeadlineException(settings.deadline(), e);
        }
        throw e;
      }
    }
  }

  private HttpReply follow(Map<String, String> own) throws IOException {
    URI uri = get.uri();
    HttpReply reply = send(uri, own);
    for (int redirects = 1; ; redirects++) {
      Optional<URI> target = Redirects.target(uri, reply);
      if (target.isEmpty()) {
        return reply;
      }
      if (redirects > MAX_REDIRECTS) {
        throw new RedirectException("more than " + MAX_REDIRECTS + " redirects");
      }
      uri = target.get();
      reply = send(uri, Redirects.isSameHost(get.uri(), uri) ? own : Map.of());
    }
  }

  private HttpReply send(URI uri, Map<String, String> own) throws IOException {
    HttpRequest request =
        Connections.REQUESTS.buildRequest(get.method(), new GenericUrl(uri, true), content());
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
    String json = get.json();
    return json == null
        ? null
        : new ByteArrayContent("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads to the end, so that the connection can be used again. */
  private byte[] body(HttpResponse response) throws IOException {
    Long length = response.getHeaders().getContentLength();
    if (length != null && length > get.maxBytes()) {
      throw new TooLargeException(get.maxBytes());
    }
    if (WITHOUT_BODY.contains(response.getStatusCode())) {
      return new byte[0];
    }
    InputStream content = response.getContent();
    if (content == null) {
      return new byte[0];
    }
    int most = (int) Math.min(get.maxBytes() + 1, Integer.MAX_VALUE - 16);
    byte[] body = content.readNBytes(most);
    if (body.length > get.maxBytes()) {
      throw new TooLargeException(get.maxBytes());
    }
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
