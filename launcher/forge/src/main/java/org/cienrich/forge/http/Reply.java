package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** A complete answer. */
public record Reply(int status, String contentType, String body) {

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json; charset=utf-8", body.toString());
  }

  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body);
  }

  /** An error as storage services tell it. */
  public static Reply storageError(int status, String code) {
    return new Reply(status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
