package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** A complete answer of one endpoint. Immutable. */
public final class Reply {

  private final int status;
  private final String contentType;
  private final byte[] body;

  private Reply(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
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

  /** An error as storage services tell it. */
  public static Reply storageError(int status, String code) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code></Error>";
    return new Reply(status, "application/xml", xml.getBytes(UTF_8));
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }
}
