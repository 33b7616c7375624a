package org.cienrich.io.scan.trivy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cienrich.io.scan.TrivySettings;
import org.cienrich.io.store.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Names what a result depends on besides the tree. Of a file that an argument names by its full
 * path the content counts, as it was when the settings were first seen. Thread-safe.
 */
final class Fingerprint {
  /** Raised when the same report means other metrics, or when Trivy is run in another way. */
  private static final int REVISION = 2;

  private static final long LARGEST_FILE = 64L << 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path checks;
  private final ConcurrentMap<TrivySettings, String> settingsDigests = new ConcurrentHashMap<>();

  Fingerprint(Path cache) {
    this.checks = cache.resolve("policy").resolve("metadata.json");
  }

  /**
   * Returns the name.
   *
   * @param database null where vulnerabilities are not looked for
   */
  String of(String version, @Nullable DatabaseState database, TrivySettings settings)
      throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add("trivy " + version + " r" + REVISION);
    if (database != null) {
      parts.add("database " + database.identity() + " of " + database.updatedAt());
    }
    if (settings.scanners().contains("misconfig")) {
      parts.add("checks " + checks());
    }
    String known = settingsDigests.get(settings);
    if (known == null) {
      known = digest(settings);
      settingsDigests.put(settings, known);
    }
    parts.add("settings " + known);
    return String.join(", ", parts);
  }

  private String checks() throws IOException {
    if (!Files.isRegularFile(checks)) {
      return "of the program";
    }
    return MAPPER.readTree(Files.readAllBytes(checks)).path("Digest").asText();
  }

  private static String digest(TrivySettings settings) throws IOException {
    List<String> parts = new ArrayList<>(new TreeSet<>(settings.scanners()));
    parts.add("configuration");
    parts.add(String.valueOf(settings.configuration()));
    for (String argument : settings.extraArgs()) {
      parts.add(argument);
      parts.add(contentOf(argument.substring(argument.indexOf('=') + 1)));
    }
    return Sha256.of(MAPPER.writeValueAsString(parts));
  }

  private static String contentOf(String value) throws IOException {
    try {
      Path file = Path.of(value);
      boolean counts =
          file.isAbsolute() && Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE;
      return counts ? Sha256.of(Files.readAllBytes(file)) : "";
    } catch (InvalidPathException e) {
      return "";
    }
  }
}
