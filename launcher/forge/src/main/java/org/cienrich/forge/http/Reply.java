package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A complete answer of one endpoint. Immutable. */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Content stream;

  private Reply(int status, String contentType, byte[] body) {
    this(status, Map.of("Content-Type", contentType), body, null);
  }

  private Reply(int status, Map<String, String> headers, byte[] body, @Nullable Content stream) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.stream = stream;
  }

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json; charset=utf-8", body.toString().getBytes(UTF_8));
  }

  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body.getBytes(UTF_8));
  }

  /** Bytes of any kind, with status 200. */
  public static Reply bytes(String contentType, byte[] body) {
    return new Reply(200, contentType, body.clone());
  }

  /** A body that is written only when it is sent, with status 200. */
  public static Reply stream(Map<String, String> headers, Content stream) {
    return new Reply(200, headers, new byte[0], stream);
  }

  /** An error as storage services tell it. */
  public static Reply storageError(int status, String code) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code></Error>";
    return new Reply(status, "application/xml", xml.getBytes(UTF_8));
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  @Nullable Content stream() {
    return stream;
  }
}
