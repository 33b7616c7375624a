package org.cienrich.features.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cienrich.features.facts.LogFacts;
import org.junit.jupiter.api.Assumptions;

/**
 * A real log and what the tool of its set says of it, by the names of TravisTorrent without {@code
 * tr_log_} and {@code num_}; the names of failed tests are {@code failed_names}. A value that the
 * set does not give is not there; {@code NA} and null are the empty text.
 */
record RecordedLog(String set, Path file, Map<String, String> expected) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Returns the logs in {@code ../shared/data/logs}; skips the calling test if there are none. */
  static List<RecordedLog> allOrSkip() {
    Path root = root().resolve("logs");
    Assumptions.assumeTrue(Files.isDirectory(root), () -> "No recorded logs in " + root);
    List<RecordedLog> logs = new ArrayList<>();
    for (String provider : List.of("github", "travis")) {
      Path folder = root.resolve("bugswarm").resolve(provider);
      for (JsonNode entry : json(folder.resolve("expected.json"))) {
        logs.add(
            new RecordedLog(
                "bugswarm/" + provider,
                folder.resolve(entry.get("log").asText()),
                values(entry.get("expected"))));
      }
    }
    for (Path folder : list(root.resolve("travistorrent"))) {
      for (JsonNode entry : json(folder.resolve("buildlog-data-travis.json-expected"))) {
        logs.add(new RecordedLog("travistorrent", travisTorrentFile(folder, entry), values(entry)));
      }
    }
    return logs;
  }

  private static Path root() {
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

  /** The file's name is number, build, commit and job, joined by underscores. */
  private static Path travisTorrentFile(Path folder, JsonNode entry) {
    List<String> parts = new ArrayList<>();
    for (String field :
        List.of("tr_build_number", "tr_build_id", "tr_original_commit", "tr_job_id")) {
      if (!entry.get(field).isNull()) {
        parts.add(entry.get(field).asText());
      }
    }
    return folder.resolve(String.join("_", parts) + ".log.gz");
  }

  private static Map<String, String> values(JsonNode entry) {
    Map<String, String> values = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> i = entry.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> field = i.next();
      String text = field.getValue().isNull() ? "" : field.getValue().asText();
      values.put(cell(field.getKey()), text.equals("NA") ? "" : text);
    }
    return values;
  }

  private static String cell(String name) {
    return name.equals("tr_log_tests_failed")
        ? "failed_names"
        : name.replace("tr_log_", "").replace("num_", "");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LogFacts read() {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return JobLogReader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without its ending. */
  String name() {
    return file.getFileName().toString().replace(".log.gz", "");
  }
}
