package org.cienrich.io.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to a server. It changes nothing there, or nothing more when it is repeated.
 *
 * @param uri http or https, with a host and without user information
 * @param headers sent to the host of the URI only, never to one it redirects to
 * @param json the body of a POST; null for a GET
 * @param maxBytes the largest body accepted, after decompression
 */
public record HttpCall(URI uri, Map<String, String> headers, @Nullable String json, long maxBytes) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if the URI is not a plain http or https address
   */
  public HttpCall {
    if (!isFetchable(uri)) {
      throw new IllegalArgumentException("Not an http or https address: " + describe(uri));
    }
    headers = Map.copyOf(headers);
  }

  public static HttpCall get(URI uri, Map<String, String> headers, long maxBytes) {
    return new HttpCall(uri, headers, null, maxBytes);
  }

  public static HttpCall post(URI uri, Map<String, String> headers, String json, long maxBytes) {
    return new HttpCall(uri, headers, json, maxBytes);
  }

  public String method() {
    return json == null ? "GET" : "POST";
  }

  static boolean isFetchable(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && uri.getHost() != null
        && uri.getUserInfo() == null;
  }

  /** Returns the address without what may hold a secret: user information, query and fragment. */
  static String describe(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getPath();
  }

  @Override
  public String toString() {
    return method() + " " + describe(uri);
  }
}
