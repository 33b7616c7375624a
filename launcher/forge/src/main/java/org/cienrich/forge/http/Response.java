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
import org.jspecify.annotations.Nullable;

/**
 * The response to one exchange: entity tag, compression. It is sent in two steps, {@link #begin}
 * and {@link #end}. Not thread-safe.
 */
public final class Response {

  private final HttpExchange exchange;
  private int status = 500;
  private byte[] body = {};
  private @Nullable Content stream;
  private boolean mayBeCompressed = true;
  private String note = "";

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
    stream = null;
    header(headers);
  }

  /** Takes an answer with status 200 whose body is written only when it is sent. */
  public void put(Map<String, String> headers, Content newStream) {
    put(200, headers, new byte[0]);
    stream = newStream;
  }

  /** Takes the reply of an endpoint. */
  public void put(Reply reply) {
    put(reply.status(), reply.headers(), reply.body());
    stream = reply.stream();
  }

  /** Says what was sent, for the list of finished requests. */
  public void note(String what) {
    note = what;
  }

  String note() {
    return note;
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

  /** Sends all of a streamed body but its end. */
  void begin() throws IOException {
    if (stream != null) {
      exchange.sendResponseHeaders(status, 0);
      stream.writeTo(exchange.getResponseBody());
    }
  }

  /** Sends the rest, which is everything where the body is not streamed. */
  void end() throws IOException {
    if (stream == null) {
      compress();
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length == 0) {
        return;
      }
      exchange.getResponseBody().write(body);
    }
    exchange.getResponseBody().close();
  }

  /** Promises the whole body and no more than half of it follows. */
  void sendHalf() throws IOException {
    if (stream == null) {
      compress();
      exchange.sendResponseHeaders(status, body.length + 1L);
      exchange.getResponseBody().write(body, 0, body.length / 2);
    } else {
      try (Spool spool = Spool.of(stream)) {
        exchange.sendResponseHeaders(status, spool.size() + 1);
        spool.copyTo(exchange.getResponseBody(), spool.size() / 2);
      }
    }
    exchange.getResponseBody().flush();
  }

  /** Damages the middle of the body as it will be sent. */
  void corrupt() throws IOException {
    Content whole = stream;
    if (whole == null) {
      compress();
      body = Corruption.of(body);
    } else {
      stream =
          out -> {
            try (Spool spool = Spool.of(whole)) {
              spool.corrupt();
              spool.copyTo(out, spool.size());
            }
          };
    }
  }

  private void compress() throws IOException {
    if (mayBeCompressed
        && body.length > 0
        && requestHeader("Accept-Encoding").orElse("").contains("gzip")) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(compressed)) {
        out.write(body);
      }
      body = compressed.toByteArray();
      header(Map.of("Content-Encoding", "gzip"));
    }
    mayBeCompressed = false;
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
