package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.io.SharedData;
import org.cienrich.io.http.ScriptedReply;

/** Recorded answers of the GitHub API. */
final class Recordings {
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{\\{(?:now|testStartDate)(?: offset='(-?\\d+) (second|minute|hour)s?')?[^}]*}}");

  private final SharedData data;

  private Recordings(SharedData data) {
    this.data = data;
  }

  /** Skips the calling test where there are none. */
  static Recordings orSkip() {
    return new Recordings(SharedData.orSkip("api/github"));
  }

  /** Returns GitHub's description of its REST API; skips the calling test where there is none. */
  static JsonNode openApiOrSkip() {
    return SharedData.orSkip("openapi").gzippedJsonOrSkip("api.github.com.json.gz");
  }

  /** Returns the names of the tests that were recorded for a class. */
  List<String> testsOf(String testClass) {
    return data.names(testClass);
  }

  /** Returns the first recorded answer of a test whose file name contains the text. */
  ScriptedReply reply(String test, String inName) {
    return reply(test, json(test, fileIn(test, inName, "")).get("response"));
  }

  /** Returns a header of the first recorded answer of a test whose file name contains the text. */
  String header(String test, String inName, String name) {
    return json(test, fileIn(test, inName, "")).at("/response/headers").get(name).textValue();
  }

  /** Returns the recorded body whose file name contains the text. */
  JsonNode body(String test, String inName) {
    return json(test, fileIn(test, inName, "body-"));
  }

  /** Returns the JSON column of a table. */
  List<JsonNode> rawTable(String table) {
    return data.rows("devlake/" + table).stream()
        .map(row -> SharedData.parse(row.get("data")))
        .toList();
  }

  private String fileIn(String test, String inName, String prefix) {
    return data.names(test).stream()
        .filter(name -> name.contains(inName) && name.startsWith("body-") != prefix.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + inName + " in " + test));
  }

  private ScriptedReply reply(String test, JsonNode response) {
    String body =
        Optional.ofNullable(response.get("bodyFileName"))
            .map(name -> data.text(test + "/" + fileIn(test, name.textValue(), "body-")))
            .orElse(response.path("body").asText());
    ScriptedReply reply = ScriptedReply.of(response.get("status").intValue(), body);
    for (var header : response.path("headers").properties()) {
      if (header.getValue().isTextual()) {
        reply = reply.with(header.getKey(), rendered(header.getValue().textValue()));
      }
    }
    return reply;
  }

  /** Instants were recorded as templates. */
  private static String rendered(String value) {
    Matcher matcher = TEMPLATE.matcher(value);
    if (!matcher.matches()) {
      return value;
    }
    long amount = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
    long unit =
        switch (String.valueOf(matcher.group(2))) {
          case "hour" -> 3600;
          case "minute" -> 60;
          default -> 1;
        };
    Instant instant = Instant.now().plusSeconds(amount * unit);
    return value.contains("format='unix'")
        ? Long.toString(instant.getEpochSecond())
        : DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private JsonNode json(String test, String name) {
    return data.json(test + "/" + name);
  }
}
