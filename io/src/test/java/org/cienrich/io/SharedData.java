package org.cienrich.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded answers and logs, in the folder that the system property {@code ciEnrich.sharedData}
 * names, else {@code ../shared/data} beside the repository.
 */
public final class SharedData {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path folder;

  private SharedData(Path folder) {
    this.folder = folder;
  }

  /** Returns one of its folders; skips the calling test where there is none. */
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

  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode json(String file) {
    return parse(text(file));
  }

  /** Returns what a compressed file says; skips the calling test where there is none. */
  public JsonNode gzippedJsonOrSkip(String file) {
    Path path = folder.resolve(file);
    Assumptions.assumeTrue(Files.isRegularFile(path), () -> "No recording " + path);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
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

  /** Returns the sorted names of what is in a folder. */
  public List<String> names(String in) {
    try (Stream<Path> files = Files.list(folder.resolve(in))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all files below the folder whose names end like this, sorted. */
  public List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
