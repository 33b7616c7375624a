package org.cienrich.io.scan.trivy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ToolProcess;
import org.cienrich.io.scan.TrivySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs Trivy and tells failures apart. Thread-safe. */
final class TrivyProgram {
  private static final Logger LOG = LoggerFactory.getLogger(TrivyProgram.class);
  private static final long LARGEST_OUTPUT = 1 << 20;
  private static final Duration VERSION_LIMIT = Duration.ofMinutes(1);
  private static final int LONGEST_MESSAGE = 500;
  private static final Pattern FATAL = Pattern.compile("(?m)^.*\\bFATAL\\b\\s*(.*)$");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, String> secrets;
  private @Nullable String version;

  /**
   * Trivy on this machine.
   *
   * @param secrets variables that it gets besides the usual ones
   */
  TrivyProgram(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /** Returns the version of the program; asked once. */
  synchronized String version(List<String> command) throws ScanException, IOException {
    if (version == null) {
      try (ScanFolder folder = ScanFolder.create(TrivySettings.DEFAULT)) {
        run(command, folder, Map.of("HOME", folder.home().toString()), VERSION_LIMIT);
        version = versionIn(Files.readAllBytes(folder.output()));
      } catch (ScanException e) {
        throw new ScanException(MissingReason.UNAVAILABLE, String.valueOf(e.getMessage()));
      }
    }
    return version;
  }

  private static String versionIn(byte[] output) throws ScanException, IOException {
    String told = "";
    try {
      told = MAPPER.readTree(output).path("Version").asText();
    } catch (JsonProcessingException e) {
      LOG.warn("What Trivy says of its version is not JSON");
    }
    if (told.isBlank()) {
      throw new ScanException(MissingReason.UNAVAILABLE, "Trivy does not tell its version");
    }
    return told;
  }

  /**
   * Runs it to its end.
   *
   * @param more variables that it gets besides the usual ones
   * @throws ScanException if it does not end with success
   */
  void run(List<String> command, ScanFolder folder, Map<String, String> more, Duration limit)
      throws ScanException {
    Map<String, String> environment = new HashMap<>(secrets);
    environment.putAll(more);
    environment.put("TMPDIR", folder.temporary().toString());
    environment.put("TRIVY_DISABLE_TELEMETRY", "true");
    environment.put("TRIVY_SKIP_VERSION_CHECK", "true");
    ToolProcess.Ended ended =
        new ToolProcess(command, folder.current(), environment, limit, LARGEST_OUTPUT)
            .run(folder.output());
    if (ended.exitCode() != 0) {
      throw failure(ended, folder);
    }
  }

  private static ScanException failure(ToolProcess.Ended ended, ScanFolder folder) {
    String errors = ended.errors();
    String message =
        "Trivy ended with exit code " + ended.exitCode() + ": " + folder.unnamed(essence(errors));
    return new ScanException(reason(ended.exitCode(), errors), message);
  }

  private static MissingReason reason(int exitCode, String errors) {
    boolean didNotStart = exitCode >= 125 && exitCode <= 127;
    boolean noDatabase = errors.contains("DB error:");
    boolean refused = errors.contains("unauthenticated");
    return didNotStart || noDatabase || refused
        ? MissingReason.UNAVAILABLE
        : MissingReason.COMPUTATION_FAILED;
  }

  /** Returns what was fatal, else the last line, without the time. */
  private static String essence(String errors) {
    Matcher fatal = FATAL.matcher(errors);
    String text = "it said nothing";
    if (fatal.find()) {
      text = fatal.group(1);
    } else if (!errors.isEmpty()) {
      text = errors.substring(errors.lastIndexOf('\n') + 1);
    }
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }
}
