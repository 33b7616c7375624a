package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.cienrich.io.http.ScriptedReply;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded answers of the GitHub API, in the folder that the system property {@code
 * ciEnrich.sharedData} names, else {@code ../shared/data} beside the repository.
 */
final class Recordings {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{\\{(?:now|testStartDate)(?: offset='(-?\\d+) (second|minute|hour)s?')?[^}]*}}");

  private final Path folder;

  private Recordings(Path folder) {
    this.folder = folder;
  }

  /** Skips the calling test where there are none. */
  static Recordings orSkip() {
    Path folder = sharedData().resolve("api/github");
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "No recordings in " + folder);
    return new Recordings(folder);
  }

  /** Returns GitHub's description of its REST API; skips the calling test where there is none. */
  static JsonNode openApiOrSkip() {
    Path file = sharedData().resolve("openapi/api.github.com.json.gz");
    Assumptions.assumeTrue(Files.isRegularFile(file), () -> "No description of the API: " + file);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sharedData() {
    String property = System.getProperty("ciEnrich.sharedData");
    if (property != null) {
      return Path.of(property);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared/data");
  }

  /** Returns the names of the tests that were recorded for a class. */
  List<String> testsOf(String testClass) {
    return names(testClass).toList();
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
    try (Reader in = Files.newBufferedReader(folder.resolve("devlake").resolve(table));
        CSVParser rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.stream().map(row -> parse(row.get("data"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fileIn(String test, String inName, String prefix) {
    return names(test)
        .filter(name -> name.contains(inName) && name.startsWith("body-") != prefix.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + inName + " in " + test));
  }

  private Stream<String> names(String path) {
    try (Stream<Path> files = Files.list(folder.resolve(path))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScriptedReply reply(String test, JsonNode response) {
    String body =
        Optional.ofNullable(response.get("bodyFileName"))
            .map(name -> text(test, fileIn(test, name.textValue(), "body-")))
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
    return parse(text(test, name));
  }

  private String text(String test, String name) {
    try {
      return Files.readString(folder.resolve(test).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
