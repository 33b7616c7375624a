package org.cienrich.features.log.failure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.log.job.TravisCommand;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.cienrich.features.log.text.Marker;
import org.jspecify.annotations.Nullable;

/**
 * Counts errors and warnings, and finds the error that broke the job. Errors are looked for in the
 * step or command that failed first: what one says that then succeeded is forgotten. Of the errors
 * there that a rule knows, the first of the class with the highest precedence counts; without any,
 * the first error.
 */
public final class FailureReader implements LineReader {
  public static final List<String> ANCHORS = anchors();

  /** Characters of an error that are kept. */
  static final int MAX_ERROR = 300;

  private static final int MAX_READ = 2000;
  private static final int LONGEST_HEAD = 500;
  private static final int LONGEST_PREFIX = 40;
  private static final String FOLD_END = "travis_fold:end:";

  /** Folds that Travis CI makes itself of what comes before the job's own commands. */
  private static final List<String> PREPARING =
      List.of("before_install", "before_script", "install", "git.", "system_info", "apt");

  private final BooleanSupplier failed;
  private final Map<ErrorClass, String> firstByClass = new EnumMap<>(ErrorClass.class);
  private int headLeft;
  private boolean decided;
  private long warnings;
  private long errors;

  /**
   * @param failed tells whether a command of the job has failed by the lines up to the current one
   */
  public FailureReader(BooleanSupplier failed) {
    this.failed = failed;
  }

  private static List<String> anchors() {
    List<String> anchors = new ArrayList<>(LineKind.ANCHORS);
    anchors.addAll(Rules.anchors());
    anchors.add("##[group]run ");
    anchors.add(FOLD_END);
    return anchors.stream().distinct().toList();
  }

  @Override
  public boolean read(LogLine line) {
    Marker marker = line.marker();
    String text = line.text();
    if (text.length() > MAX_READ) {
      text = text.substring(0, MAX_READ);
    }
    if (headLeft > 0) {
      headLeft = marker == Marker.END_GROUP ? 0 : headLeft - 1;
      return headLeft > 0;
    }
    if (marker == Marker.GROUP && text.startsWith("Run ")) {
      forgetUnlessFailed();
      headLeft = LONGEST_HEAD;
      return true;
    }
    if (isEndOfPreparing(text) || TravisCommand.succeeded(text)) {
      forgetUnlessFailed();
      return false;
    }
    if (marker != Marker.COMMAND && marker != Marker.GROUP && !isCommand(text)) {
      readLine(marker, text);
    }
    decided |= failed.getAsBoolean();
    return false;
  }

  private void forgetUnlessFailed() {
    decided |= failed.getAsBoolean();
    if (!decided) {
      firstByClass.clear();
    }
  }

  private static boolean isEndOfPreparing(String text) {
    if (!text.startsWith(FOLD_END)) {
      return false;
    }
    String fold = text.substring(FOLD_END.length());
    return PREPARING.stream().anyMatch(fold::startsWith);
  }

  /** What a shell or a provider shows before it runs it. */
  private static boolean isCommand(String text) {
    return text.startsWith("$ ")
        || text.startsWith("+ ")
        || text.startsWith("[command]")
        || text.startsWith("travis_");
  }

  private void readLine(Marker marker, String text) {
    if (text.startsWith("[WARNING] ")) {
      warnings++;
      return;
    }
    String own = withoutPrefix(text);
    String lower = normal(own);
    boolean indented = !own.isEmpty() && isSpace(own.charAt(0));
    LineKind kind =
        TravisCommand.failed(text) ? LineKind.ERROR : LineKind.of(marker, lower, indented);
    if (kind == LineKind.WARNING) {
      warnings++;
      return;
    }
    ErrorClass known = Rules.classOf(lower);
    if (known == null && kind != LineKind.ERROR) {
      return;
    }
    errors++;
    if (!decided) {
      firstByClass.putIfAbsent(known == null ? ErrorClass.OTHER : known, cut(text.strip()));
    }
  }

  /** Without what docker-compose puts before a line, {@code service_1 | }. */
  private static String withoutPrefix(String text) {
    int bar = text.indexOf(" | ");
    if (bar <= 0 || bar > LONGEST_PREFIX) {
      return text;
    }
    String name = text.substring(0, bar).strip();
    return name.isEmpty() || name.indexOf(' ') >= 0 ? text : text.substring(bar + 3);
  }

  /** In lower case, and with one space where there are several. */
  private static String normal(String text) {
    StringBuilder normal = new StringBuilder(text.length());
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = isSpace(c);
      if (!isSpace || !space) {
        normal.append(isSpace ? ' ' : Character.toLowerCase(c));
      }
      space = isSpace;
    }
    return normal.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_ERROR
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_ERROR));
  }

  /** Returns how many lines are warnings. */
  public long warnings() {
    return warnings;
  }

  /** Returns how many lines are errors. */
  public long errors() {
    return errors;
  }

  /**
   * Returns what broke the job; null if nothing did, or nothing says what.
   *
   * @param status how the job ended
   * @param testsFailed whether a test runner counted failed tests
   */
  public @Nullable Failure failure(@Nullable LogStatus status, boolean testsFailed) {
    if (status == null || status == LogStatus.OK || status == LogStatus.CANCELLED) {
      return null;
    }
    for (ErrorClass errorClass : Rules.precedence()) {
      String error = firstByClass.get(errorClass);
      if (error != null) {
        return new Failure(errorClass, error);
      }
    }
    String error = firstByClass.get(ErrorClass.OTHER);
    return error == null
        ? null
        : new Failure(testsFailed ? ErrorClass.TEST_FAILURE : ErrorClass.OTHER, error);
  }
}
