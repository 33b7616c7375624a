package org.cienrich.features.log.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.cienrich.features.log.text.Marker;
import org.jspecify.annotations.Nullable;

/**
 * What the runner of GitHub Actions writes to a log itself. A job is broken if a command ended with
 * an exit code, or if an action reported an error at the end of its step or no step came after it.
 * A step that may fail ({@code continue-on-error}) cannot be told from one that may not: it breaks
 * the job as well. The job is ok if the runner cleaned up and nothing broke. The setup is the time
 * from the start of the runner to the first step that runs commands instead of an action.
 *
 * <p>Source: <a href="https://github.com/actions/runner">actions/runner</a>, its handlers and the
 * finalising of a job.
 */
public final class GithubJob implements LineReader {
  public static final List<String> ANCHORS =
      List.of(
          "##[group]Run ",
          "##[error]",
          "Current runner version:",
          "Post job cleanup.",
          "Cleaning up orphan processes");

  /** Steps show their parameters first; no more lines than these are read of one. */
  static final int LONGEST_HEAD = 500;

  private enum Step {
    /** What the runner does before the first step and after the last one. */
    RUNNER,
    ACTION,
    COMMANDS
  }

  private Step step = Step.RUNNER;
  private int head;
  private boolean headEnded = true;
  private @Nullable Instant stepStart;
  private @Nullable Instant start;
  private @Nullable Instant commandsStart;
  private boolean errorIsLast;
  private boolean actionError;
  private boolean timedOut;
  private boolean stopped;
  private boolean cancelled;
  private boolean broken;
  private boolean complete;

  @Override
  public boolean read(LogLine line) {
    Marker marker = line.marker();
    String text = line.text();
    boolean startsStep = marker == Marker.GROUP && text.startsWith("Run ");
    boolean endsStep = text.equals("Post job cleanup.") || isCleaningUp(text);
    if (startsStep || endsStep) {
      endStep(endsStep);
    }
    if (startsStep) {
      step = Step.ACTION;
      headEnded = false;
      head = 0;
      stepStart = line.time().orElse(null);
      return true;
    }
    if (!headEnded) {
      readHead(marker, text);
      return !headEnded;
    }
    errorIsLast = marker == Marker.ERROR && readError(text);
    if (text.startsWith("Current runner version:") && start == null) {
      start = line.time().orElse(null);
    }
    complete |= isCleaningUp(text);
    return errorIsLast;
  }

  private static boolean isCleaningUp(String text) {
    return text.equals("Cleaning up orphan processes");
  }

  private void endStep(boolean last) {
    if (errorIsLast) {
      broken = true;
    } else if (!last) {
      actionError = false;
    }
    errorIsLast = false;
    headEnded = true;
    step = Step.RUNNER;
  }

  private void readHead(Marker marker, String text) {
    if (text.startsWith("shell: ")) {
      step = Step.COMMANDS;
      commandsStart = commandsStart == null ? stepStart : commandsStart;
    }
    headEnded = marker == Marker.END_GROUP || ++head > LONGEST_HEAD;
  }

  /** Returns whether the error breaks the job if the step ends with it. */
  private boolean readError(String text) {
    if (text.startsWith("The operation was canceled")) {
      cancelled = true;
    } else if (text.contains("exceeded the maximum execution time")
        || (text.startsWith("The action ") && text.contains("has timed out after"))) {
      timedOut = true;
    } else if (text.contains("The runner has received a shutdown signal")
        || text.contains("lost communication with the server")) {
      stopped = true;
    } else if (text.startsWith("Process completed with exit code ")) {
      broken = true;
    } else if (step != Step.COMMANDS) {
      actionError = true;
      return true;
    }
    return false;
  }

  @Override
  public void end() {
    broken |= errorIsLast;
  }

  /** Tells whether something ended the job before its time, up to the line read last. */
  public boolean hasFailed() {
    return broken || timedOut || stopped || cancelled;
  }

  /** Returns how the job ended; null if the log does not say so in the words of the runner. */
  public @Nullable LogStatus status() {
    if (timedOut) {
      return LogStatus.TIMEOUT;
    }
    if (stopped) {
      return LogStatus.TERMINATED;
    }
    if (cancelled) {
      return LogStatus.CANCELLED;
    }
    if (broken || actionError) {
      return LogStatus.BROKEN;
    }
    return complete ? LogStatus.OK : null;
  }

  /**
   * Returns how long the setup took; null if there are no timestamps, or no step with commands.
   *
   * @param firstTime the first timestamp of the log
   */
  public @Nullable Double setupSeconds(@Nullable Instant firstTime) {
    Instant from = start == null ? firstTime : start;
    if (from == null || commandsStart == null || commandsStart.isBefore(from)) {
      return null;
    }
    return Duration.between(from, commandsStart).toNanos() / 1e9;
  }
}
