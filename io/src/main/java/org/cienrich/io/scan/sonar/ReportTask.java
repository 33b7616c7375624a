package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;

/**
 * Reads {@code report-task.txt}, which the scanner writes when the server has its report. Only the
 * id of the task is believed, never an address.
 */
final class ReportTask {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private ReportTask() {}

  static boolean isTaskId(String text) {
    return TASK_ID.matcher(text).matches();
  }

  /**
   * Returns the id of the task.
   *
   * @throws ScanException if there is no such file, or it is not of this project
   */
  static String read(Path file, String projectKey) throws ScanException {
    Properties report = properties(file);
    String task = report.getProperty("ceTaskId", "");
    if (!projectKey.equals(report.getProperty("projectKey")) || !isTaskId(task)) {
      throw unusable("names no task of " + projectKey);
    }
    return task;
  }

  private static Properties properties(Path file) throws ScanException {
    Properties report = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw unusable("is too large");
      }
      report.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
      return report;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("cannot be read");
    }
  }

  private static ScanException unusable(String problem) {
    return new ScanException(
        MissingReason.COMPUTATION_FAILED,
        "The SonarQube scanner ended well, but its report-task.txt " + problem);
  }
}
