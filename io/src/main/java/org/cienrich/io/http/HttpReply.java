package org.cienrich.io.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A complete answer. Immutable. */
public final class HttpReply {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final @Nullable String credential;

  /**
   * @param headers by name in lower case
   * @param body decompressed; not copied, so not to be changed
   */
  HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, null);
  }

  private HttpReply(
      int status, Map<String, List<String>> headers, byte[] body, @Nullable String credential) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.credential = credential;
  }

  /**
   * An answer that was kept.
   *
   * @param headers by name in lower case
   * @param body decompressed; not copied, so not to be changed
   * @param credential see {@link #credential}
   */
  public static HttpReply kept(
      int status, Map<String, String> headers, byte[] body, @Nullable String credential) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new HttpReply(status, lists, body, credential);
  }

  HttpReply givenTo(String fingerprint) {
    return new HttpReply(status, headers, body, fingerprint);
  }

  public int status() {
    return status;
  }

  /**
   * Returns the first value of a header.
   *
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * Returns the fingerprint of the credential that the request carried, from which the credential
   * cannot be told; null if that is not known.
   */
  public @Nullable String credential() {
    return credential;
  }

  /** Returns the body, decompressed; a copy. Empty if it was downloaded to a file. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8; bytes that are not become U+FFFD. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "status " + status + ", " + body.length + " bytes";
  }
}
