package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The response to one exchange: entity tag, compression. Not thread-safe. */
public final class Response {

  private final HttpExchange exchange;
  private int status = 500;
  private byte[] body = {};

  Response(HttpExchange exchange) {
    this.exchange = exchange;
  }

  public void header(Map<String, String> headers) {
    headers.forEach(exchange.getResponseHeaders()::set);
  }

  /** Takes an answer as it is. */
  public void put(int newStatus, Map<String, String> headers, byte[] newBody) {
    status = newStatus;
    body = newBody;
    header(headers);
  }

  /** Takes the reply of an endpoint. */
  public void put(Reply reply) {
    put(reply.status(), Map.of("Content-Type", reply.contentType()), reply.body());
  }

  /**
   * Takes an answer with status 200; it gets an entity tag and becomes 304 when the caller has it.
   *
   * @param credentials entity tags differ by these
   */
  public void putTagged(Map<String, String> headers, byte[] newBody, String credentials) {
    put(200, headers, newBody);
    String tag = "\"" + digest(credentials) + "\"";
    header(
        Map.of(
            "ETag", "W/" + tag,
            "Cache-Control", "private, max-age=60, s-maxage=60",
            "Vary", "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding"));
    if (requestHeader("If-None-Match").filter(tags -> tags.contains(tag)).isPresent()) {
      status = 304;
      body = new byte[0];
    }
  }

  /** Replaces the answer; what it promised besides quotas is forgotten. */
  void replaceWith(int newStatus, Map<String, String> headers, byte[] newBody) {
    exchange.getResponseHeaders().remove("Location");
    put(newStatus, headers, newBody);
  }

  public boolean isNotModified() {
    return status == 304;
  }

  void send() throws IOException {
    compress();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Promises the whole body and closes the connection after half of it. */
  void sendHalf() throws IOException {
    compress();
    exchange.sendResponseHeaders(status, body.length + 1L);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  private void compress() throws IOException {
    if (body.length > 0 && requestHeader("Accept-Encoding").orElse("").contains("gzip")) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(compressed)) {
        out.write(body);
      }
      body = compressed.toByteArray();
      header(Map.of("Content-Encoding", "gzip"));
    }
  }

  private Optional<String> requestHeader(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private String digest(String credentials) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(credentials.getBytes(UTF_8));
      sha256.update((byte) '\n');
      return HexFormat.of().formatHex(sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
