package org.cienrich.io.scan.trivy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.store.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The database in Trivy's cache folder, told by the digest of its file, which is computed again
 * only when the file has changed. Thread-safe.
 *
 * @see <a href="https://trivy.dev/docs/latest/guide/configuration/db/">Databases</a>
 */
final class LocalDatabase implements VulnerabilityDatabase {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long LARGEST_METADATA = 1 << 20;

  private record FileState(long size, FileTime modified, @Nullable Object key) {
    static FileState of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }

  private final Path file;
  private final Path metadata;
  private @Nullable FileState digested;
  private String digest = "";

  LocalDatabase(Path cache) {
    this.file = cache.resolve("db").resolve("trivy.db");
    this.metadata = cache.resolve("db").resolve("metadata.json");
  }

  @Override
  public synchronized DatabaseState state() throws ScanException {
    try {
      if (!Files.isRegularFile(file) || !Files.isRegularFile(metadata)) {
        throw unavailable("there is none in the cache folder");
      }
      FileState now = FileState.of(file);
      if (!now.equals(digested)) {
        digest = digestOf(file);
        digested = now;
      }
      return new DatabaseState(digest, updatedAt());
    } catch (IOException | DateTimeParseException e) {
      throw unavailable("it cannot be read");
    }
  }

  private Instant updatedAt() throws IOException, ScanException {
    if (Files.size(metadata) > LARGEST_METADATA) {
      throw unavailable("its metadata.json is too large");
    }
    JsonNode told = MAPPER.readTree(Files.readAllBytes(metadata));
    return Instant.parse(told.path("UpdatedAt").asText());
  }

  private static String digestOf(Path file) throws IOException {
    MessageDigest sha256 = Sha256.newDigest();
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    }
    return Sha256.hex(sha256.digest());
  }

  private static ScanException unavailable(String why) {
    return new ScanException(
        MissingReason.UNAVAILABLE, "No vulnerability database of Trivy can be had: " + why);
  }

  @Override
  public void forget() {
    // Every answer looks at the file.
  }
}
