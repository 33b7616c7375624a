package org.cienrich.features.log.job;

import java.util.List;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * What CircleCI writes to the output of a step that did not succeed. A step that did says nothing,
 * so that a log never shows that a job is ok.
 *
 * <p>Source: <a href="https://support.circleci.com/hc/en-us/articles/360007188574">CircleCI, build
 * has hit timeout limit</a>, and its other pages on failing steps.
 */
public final class CircleJob implements LineReader {
  public static final List<String> ANCHORS =
      List.of(
          "Exited with code",
          "CircleCI received exit code",
          "Too long with no output",
          "Step was canceled",
          "Build was canceled",
          "context deadline exceeded");

  private @Nullable LogStatus status;

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("Too long with no output (exceeded ")) {
      status = LogStatus.TERMINATED;
    } else if (text.equals("context deadline exceeded")) {
      status = LogStatus.TIMEOUT;
    } else if (status == null
        && (text.equals("Step was canceled") || text.equals("Build was canceled"))) {
      status = LogStatus.CANCELLED;
    } else if (status == null
        && (text.startsWith("Exited with code exit status ")
            || isExitCode(text, "Exited with code ")
            || isExitCode(text, "CircleCI received exit code "))) {
      status = LogStatus.BROKEN;
    }
    return false;
  }

  private static boolean isExitCode(String text, String words) {
    return text.startsWith(words)
        && text.length() > words.length()
        && text.substring(words.length()).chars().allMatch(Character::isDigit)
        && !text.endsWith(" 0");
  }

  /** Returns how the job ended; null if no step says that it did not succeed. */
  public @Nullable LogStatus status() {
    return status;
  }
}
