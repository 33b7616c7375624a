package org.cienrich.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An answer before entity tags, quotas and faults. */
record Answer(int status, Map<String, String> headers, JsonNode body) {

  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(JsonNode body) {
    return new Answer(200, Map.of(), body);
  }

  /** Text of another kind than JSON. */
  static Answer text(String format, byte[] text) {
    return new Answer(
        200,
        Map.of(
            "Content-Type", "application/vnd.github." + format + "; charset=utf-8",
            "X-GitHub-Media-Type", "github.v3; param=" + format),
        BinaryNode.valueOf(text));
  }

  static Answer movedTo(String url) {
    ObjectNode body = message(301, "Moved Permanently");
    body.put("url", url);
    return new Answer(301, Map.of("Location", url), body);
  }

  /** Elsewhere for this once, without a body. */
  static Answer foundAt(String url) {
    return new Answer(302, Map.of("Location", url), MissingNode.getInstance());
  }

  static Answer notFound() {
    return error(404, "Not Found");
  }

  static Answer error(int status, String message) {
    return new Answer(status, Map.of(), message(status, message));
  }

  byte[] bytes() {
    if (body instanceof BinaryNode text) {
      return text.binaryValue();
    }
    return body.isMissingNode() ? new byte[0] : body.toString().getBytes(UTF_8);
  }

  private static ObjectNode message(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", message);
    body.put("documentation_url", DOCUMENTATION);
    body.put("status", Integer.toString(status));
    return body;
  }
}
