package org.cienrich.io.scan.trivy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;

/**
 * Reads Trivy's JSON (schema 2) piece by piece; of each piece only what is counted is kept. Arrays
 * that are absent or null are empty, as Trivy leaves out what it has none of. Anything that is not
 * such a report, whole and well-formed, is an error: there are no counts of half a report.
 *
 * @see <a href="https://github.com/aquasecurity/trivy/blob/v0.74.0/pkg/types/report.go">Report</a>
 */
final class ReportReader {
  private static final long LARGEST = 256L << 20;
  private static final String SCHEMA = "2";
  private static final Map<String, String> OTHER_FORMATS =
      Map.of("bomFormat", "CycloneDX", "spdxVersion", "SPDX", "runs", "SARIF");
  private static final Set<String> OF_FINDING =
      Set.of("VulnerabilityID", "PkgName", "Severity", "Title", "Status");
  private static final Set<String> OF_PACKAGE =
      Set.of("Name", "Version", "Release", "Epoch", "PURL");

  private final JsonParser parser;
  private final TrivyReport report = new TrivyReport();

  private ReportReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads the file that Trivy wrote.
   *
   * @throws ScanException saying what is wrong with it, without its path or content
   */
  static TrivyReport read(Path file) throws ScanException {
    try {
      if (Files.notExists(file)) {
        throw failed("Trivy wrote no report");
      }
      if (Files.size(file) == 0) {
        throw failed("Trivy's report is empty");
      }
      if (Files.size(file) > LARGEST) {
        throw new ScanException(
            MissingReason.TOO_LARGE, "Trivy's report is larger than " + (LARGEST >> 20) + " MiB");
      }
      try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
        return new ReportReader(parser).report();
      }
    } catch (JsonProcessingException e) {
      throw failed("Trivy's report is cut off or no JSON");
    } catch (IOException e) {
      throw failed("Trivy's report cannot be read");
    }
  }

  private TrivyReport report() throws IOException, ScanException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
    String schema = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (OTHER_FORMATS.containsKey(name)) {
        throw failed("This is " + OTHER_FORMATS.get(name) + ", not Trivy's JSON (--format json)");
      }
      switch (name) {
        case "SchemaVersion" -> schema = text(name);
        case "Trivy" -> readServer();
        case "Results" -> eachIn("Results", this::readResult);
        default -> parser.skipChildren();
      }
    }
    require(schema != null, "has no SchemaVersion");
    require(SCHEMA.equals(schema), "has SchemaVersion " + schema + ", not " + SCHEMA);
    require(parser.nextToken() == null, "goes on after its end");
    return report;
  }

  private void readServer() throws IOException, ScanException {
    String updatedAt =
        fields(Set.of("UpdatedAt"), Set.of("Server", "VulnerabilityDB")).get("UpdatedAt");
    if (updatedAt != null) {
      try {
        report.serverDatabase(Instant.parse(updatedAt));
      } catch (DateTimeParseException e) {
        throw failed("Trivy's report has an UpdatedAt that is no instant");
      }
    }
  }

  private void readResult() throws IOException, ScanException {
    String type = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "Target" -> report.target(text(name));
        case "Type" -> type = text(name);
        case "Packages" -> {
          String ofType = type;
          eachIn(name, () -> report.installed(identity(ofType)));
        }
        case "Vulnerabilities" -> eachIn(name, this::readVulnerability);
        case "Misconfigurations" -> eachIn(name, this::readMisconfiguration);
        case "Secrets" -> eachIn(name, this::readSecret);
        case "Licenses" -> eachIn(name, () -> report.license(severity(finding())));
        default -> parser.skipChildren();
      }
    }
  }

  private String identity(String type) throws IOException, ScanException {
    Map<String, String> found = fields(OF_PACKAGE, Set.of("Identifier"));
    String url = found.get("PURL");
    return url != null
        ? url
        : String.join(
            "\n",
            type,
            found.getOrDefault("Name", ""),
            found.getOrDefault("Epoch", ""),
            found.getOrDefault("Version", ""),
            found.getOrDefault("Release", ""));
  }

  private void readVulnerability() throws IOException, ScanException {
    Map<String, String> found = finding();
    String id = found.get("VulnerabilityID");
    String name = found.get("PkgName");
    if (id == null || name == null) {
      throw failed("Trivy's report has a vulnerability without id or package");
    }
    report.vulnerability(name, severity(found), id, found.get("Title"));
  }

  private void readMisconfiguration() throws IOException, ScanException {
    Map<String, String> found = finding();
    if ("FAIL".equals(found.get("Status"))) {
      report.misconfiguration(severity(found));
    }
  }

  private void readSecret() throws IOException, ScanException {
    finding();
    report.secret();
  }

  private Map<String, String> finding() throws IOException, ScanException {
    return fields(OF_FINDING, Set.of());
  }

  private static Severity severity(Map<String, String> finding) {
    return Severity.of(finding.get("Severity"));
  }

  /** Reads one element of an array, whose object was begun. */
  @FunctionalInterface
  private interface Element {
    void read() throws IOException, ScanException;
  }

  private void eachIn(String name, Element element) throws IOException, ScanException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    require(parser.currentToken() == JsonToken.START_ARRAY, "has " + name + " that are no array");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(
          parser.currentToken() == JsonToken.START_OBJECT, "has " + name + " that are no objects");
      element.read();
    }
  }

  /** Reads the wanted values of the current object and of the objects to enter; null is absent. */
  private Map<String, String> fields(Set<String> wanted, Set<String> enter)
      throws IOException, ScanException {
    Map<String, String> found = new HashMap<>();
    require(parser.currentToken() == JsonToken.START_OBJECT, "has a value where an object belongs");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (enter.contains(name) && value == JsonToken.START_OBJECT) {
        found.putAll(fields(wanted, enter));
      } else if (!wanted.contains(name)) {
        parser.skipChildren();
      } else {
        String text = text(name);
        if (value != JsonToken.VALUE_NULL) {
          found.put(name, text);
        }
      }
    }
    return found;
  }

  private String text(String name) throws IOException, ScanException {
    require(parser.currentToken().isScalarValue(), "has a " + name + " that is no text");
    return parser.getText();
  }

  private static void require(boolean holds, String otherwise) throws ScanException {
    if (!holds) {
      throw failed("Trivy's report " + otherwise);
    }
  }

  private static ScanException failed(String message) {
    return new ScanException(MissingReason.COMPUTATION_FAILED, message);
  }
}
