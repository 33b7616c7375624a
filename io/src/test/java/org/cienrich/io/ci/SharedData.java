package org.cienrich.io.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded answers, in the folder that the system property {@code ciEnrich.sharedData} names, else
 * {@code ../shared/data} beside the repository.
 */
public final class SharedData {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path folder;

  private SharedData(Path folder) {
    this.folder = folder;
  }

  /** Skips the calling test where there are none. */
  public static SharedData orSkip(String name) {
    Path folder = root().resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "No recordings in " + folder);
    return new SharedData(folder);
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

  public JsonNode json(String file) {
    try {
      return MAPPER.readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows of a CSV file with a header. */
  public List<CSVRecord> rows(String file) {
    try (Reader in = Files.newBufferedReader(folder.resolve(file));
        CSVParser rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
