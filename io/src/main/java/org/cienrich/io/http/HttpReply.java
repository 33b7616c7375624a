package org.cienrich.io.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A complete answer. Immutable. */
public final class HttpReply {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param headers by name in lower case
   * @param body decompressed; not copied, so not to be changed
   */
  HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
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

  /** Returns the body as it was sent, decompressed; a copy. */
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
