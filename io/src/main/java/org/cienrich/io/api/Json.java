package org.cienrich.io.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * An object of an answer. A field that is absent, null or blank is null; one of another type than
 * asked for is malformed, never a default. Fields nobody asks for may be anything.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode node;
  private final String path;

  private Json(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * Reads the body of an answer.
   *
   * @throws MalformedReplyException if the body is not one JSON object
   */
  public static Json of(HttpReply reply) throws MalformedReplyException {
    return object(parse(reply), "");
  }

  /**
   * Looks at a part of an answer.
   *
   * @throws MalformedReplyException if it is no object
   */
  public static Json of(@Nullable JsonNode node) throws MalformedReplyException {
    return object(node, "");
  }

  /**
   * Returns the objects of a body that is an array.
   *
   * @throws MalformedReplyException if it is something else
   */
  public static List<Json> listOf(HttpReply reply) throws MalformedReplyException {
    JsonNode array = parse(reply);
    if (!array.isArray()) {
      throw new MalformedReplyException("no JSON array");
    }
    List<Json> objects = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      objects.add(object(element, "[]"));
    }
    return objects;
  }

  private static JsonNode parse(HttpReply reply) throws MalformedReplyException {
    try {
      return MAPPER.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new MalformedReplyException("not JSON");
    } catch (IOException e) {
      throw new MalformedReplyException("not JSON in UTF-8");
    }
  }

  private static Json object(@Nullable JsonNode node, String path) throws MalformedReplyException {
    if (node == null || !node.isObject()) {
      throw new MalformedReplyException(path.isEmpty() ? "no JSON object" : path + " is no object");
    }
    return new Json(node, path.isEmpty() ? "" : path + ".");
  }

  public Json object(String name) throws MalformedReplyException {
    return object(node.get(name), path + name);
  }

  public Optional<Json> findObject(String name) throws MalformedReplyException {
    return isAbsent(name) ? Optional.empty() : Optional.of(object(name));
  }

  public List<Json> objects(String name) throws MalformedReplyException {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw new MalformedReplyException(path + name + " is no array");
    }
    List<Json> objects = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      objects.add(object(element, path + name + "[]"));
    }
    return objects;
  }

  public List<Json> findObjects(String name) throws MalformedReplyException {
    return isAbsent(name) ? List.of() : objects(name);
  }

  private boolean isAbsent(String name) {
    return node.path(name).isMissingNode() || node.path(name).isNull();
  }

  public long number(String name) throws MalformedReplyException {
    return required(name, findNumber(name));
  }

  public @Nullable Long findNumber(String name) throws MalformedReplyException {
    if (isAbsent(name)) {
      return null;
    }
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedReplyException(path + name + " is no whole number");
    }
    return value.longValue();
  }

  public String text(String name) throws MalformedReplyException {
    return required(name, findText(name));
  }

  public @Nullable String findText(String name) throws MalformedReplyException {
    return findString(name).filter(text -> !text.isBlank()).orElse(null);
  }

  /** Returns a text as it is, also if it is blank; empty if there is none. */
  public Optional<String> findString(String name) throws MalformedReplyException {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    if (!node.path(name).isTextual()) {
      throw new MalformedReplyException(path + name + " is no text");
    }
    return Optional.of(node.path(name).textValue());
  }

  public boolean bool(String name) throws MalformedReplyException {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw new MalformedReplyException(path + name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  public Instant instant(String name) throws MalformedReplyException {
    return required(name, findInstant(name));
  }

  public @Nullable Instant findInstant(String name) throws MalformedReplyException {
    String text = findText(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedReplyException(path + name + " is no instant");
    }
  }

  private <T> T required(String name, @Nullable T value) throws MalformedReplyException {
    if (value == null) {
      throw new MalformedReplyException(path + name + " is missing");
    }
    return value;
  }
}
