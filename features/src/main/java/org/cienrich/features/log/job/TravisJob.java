package org.cienrich.features.log.job;

import java.util.List;
import java.util.Locale;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * What Travis CI writes to a log itself: the language, folds and how long commands in them took,
 * and how the job ended. Of several ends the last one holds, since a command may print such a line;
 * a command that failed is the end only of a log that shows no other. The setup is, as in
 * TravisTorrent, what is timed in the folds {@code system_info}, {@code git.checkout}, {@code
 * services} and {@code before_install}.
 *
 * <p>Source: the endings that <a href="https://github.com/travis-ci/worker">travis-ci/worker</a>
 * and <a href="https://github.com/travis-ci/travis-build">travis-ci/travis-build</a> write.
 */
public final class TravisJob implements LineReader {
  public static final List<String> ANCHORS =
      List.of(
          "travis_fold:",
          "travis_time:end",
          "Build language:",
          "Done. Your build exited with",
          "Done: Job Cancelled",
          "exceeded the maximum time limit for jobs",
          "your test run exceeded",
          "build has been terminated",
          "job has been terminated",
          "build has been stopped",
          "exited with ");

  private static final String DONE = "Done. Your build exited with ";
  private static final String LANGUAGE = "Build language:";
  private static final String FOLD_START = "travis_fold:start:";
  private static final String DURATION = "duration=";
  private static final double NANOSECONDS = 1e-9;
  private static final int LONGEST_WORD = 40;

  private @Nullable LogStatus end;
  private boolean commandFailed;
  private @Nullable String language;
  private boolean inSetup;
  private boolean timed;
  private double setup;

  @Override
  public boolean read(LogLine line) {
    String text = line.text().strip();
    if (text.startsWith("travis_")) {
      readMark(text);
    } else if (text.startsWith(LANGUAGE)) {
      readLanguage(text.substring(LANGUAGE.length()).strip());
    } else if (TravisCommand.failed(text)) {
      commandFailed = true;
    } else {
      LogStatus said = end(text);
      end = said == null ? end : said;
    }
    return false;
  }

  private void readMark(String text) {
    if (text.startsWith(FOLD_START)) {
      String fold = text.substring(FOLD_START.length());
      inSetup =
          fold.startsWith("system_info")
              || fold.startsWith("git.checkout")
              || fold.startsWith("services")
              || fold.startsWith("before_install");
    } else if (text.startsWith("travis_fold:end:")) {
      inSetup = false;
    } else if (inSetup) {
      int at = text.indexOf(DURATION);
      long duration = at < 0 ? -1 : number(text, at + DURATION.length());
      if (duration >= 0) {
        timed = true;
        setup += duration * NANOSECONDS;
      }
    }
  }

  private void readLanguage(String word) {
    if (language == null && !word.isEmpty() && word.length() <= LONGEST_WORD) {
      language = word.toLowerCase(Locale.ROOT);
    }
  }

  private static @Nullable LogStatus end(String text) {
    if (text.startsWith(DONE)) {
      long code = number(text, DONE.length());
      return code < 0 ? null : code == 0 ? LogStatus.OK : LogStatus.BROKEN;
    }
    if (text.equals("Done: Job Cancelled")) {
      return LogStatus.CANCELLED;
    }
    if (text.startsWith("The job exceeded the maximum time limit for jobs")
        || text.startsWith("I'm sorry but your test run exceeded")) {
      return LogStatus.TIMEOUT;
    }
    if (text.startsWith("The build has been terminated")
        || text.startsWith("The job has been terminated")) {
      return LogStatus.TERMINATED;
    }
    return text.equals("Your build has been stopped.") ? LogStatus.BROKEN : null;
  }

  /** Returns the number at {@code from}; negative if there is none. */
  private static long number(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < 18 && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return to == from ? -1 : Long.parseLong(text.substring(from, to));
  }

  /** Returns how the job ended; null if the log does not say so in the words of Travis CI. */
  public @Nullable LogStatus status() {
    return end == null && commandFailed ? LogStatus.BROKEN : end;
  }

  /** Returns the language that the job was set up for, in lower case. */
  public @Nullable String language() {
    return language;
  }

  /** Returns how long the setup took; null if nothing in it is timed. */
  public @Nullable Double setupSeconds() {
    return timed ? setup : null;
  }
}
