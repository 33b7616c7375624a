package org.cienrich.features.log.failure;

import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.log.text.Marker;

/**
 * Whether a line is an error or a warning by its shape: what the provider marks as one, what begins
 * with {@code error:}, {@code [ERROR]} and the like, what compilers print after the place in the
 * source, and what ESLint prints. What a program writes to its own log ({@code 12:00:01 ERROR
 * [main] …}) is neither, nor is what only has such a word in it.
 */
enum LineKind {
  ERROR,
  WARNING,
  OTHER;

  /** One of these is in every line that is an error or a warning. */
  private static final List<String> ERROR_STARTS =
      List.of(
          "error:",
          "fatal:",
          "fatal error:",
          "npm err!",
          "npm error ",
          "error[e",
          "error command failed",
          "error an unexpected",
          "error couldn't",
          "error found ",
          "error in ./",
          "e: unable",
          "e: could not",
          "e: failed",
          "e: package",
          "e: the ",
          "e: sub-process",
          "e: version",
          "e: file:",
          "e: /",
          "panic: ",
          "exception in thread ",
          "execution failed for task ",
          "a problem occurred ",
          "exited with code exit status ",
          "[warn] code style issues ");

  static final List<String> ANCHORS =
      Stream.concat(
              Stream.of(
                  "##[error]",
                  "##[warning]",
                  "[error]",
                  "[fatal]",
                  "[warn",
                  "warning:",
                  "npm err",
                  "npm warn",
                  ": error ",
                  ": warning ",
                  "- error ts",
                  "  error  ",
                  "  warning  ",
                  "w: file:",
                  "w: /",
                  "make: *** ",
                  "]: *** ",
                  "\" exited with ",
                  "failed and exited with "),
              ERROR_STARTS.stream())
          .toList();

  private static final List<String> WARNING_STARTS =
      List.of("warning:", "[warning]", "[warn]", "npm warn", "w: file:", "w: /");

  /**
   * @param marker what the provider says of the line
   * @param lower the line in lower case, without what is put before a tool's own line, and with one
   *     space where there are several
   * @param indented whether the line begins with a space, which was left out
   */
  static LineKind of(Marker marker, String lower, boolean indented) {
    if (marker == Marker.ERROR) {
      return ERROR;
    }
    if (marker == Marker.WARNING) {
      return WARNING;
    }
    if (!indented) {
      if (startsWithAny(lower, ERROR_STARTS) || isBracketed(lower) || isMake(lower)) {
        return ERROR;
      }
      if (startsWithAny(lower, WARNING_STARTS)) {
        return WARNING;
      }
    }
    if (isAfterPlace(lower, ": error") || lower.contains("- error ts") || isLint(lower, "error")) {
      return ERROR;
    }
    if (isAfterPlace(lower, ": warning") || isLint(lower, "warning") || isPythonWarning(lower)) {
      return WARNING;
    }
    return OTHER;
  }

  private static boolean startsWithAny(String lower, List<String> starts) {
    for (String start : starts) {
      if (lower.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** {@code [ERROR] text} of Maven and sbt. */
  private static boolean isBracketed(String lower) {
    return (lower.startsWith("[error] ") || lower.startsWith("[fatal] "))
        && lower.length() > "[error] ".length();
  }

  /** {@code make[1]: *** [target] Error 2}. */
  private static boolean isMake(String lower) {
    int at = lower.indexOf(": *** ");
    return at > 0 && lower.startsWith("make") && lower.indexOf(' ') > at;
  }

  /**
   * {@code File.java:3: error: text}, {@code a.cs(3,5): error CS0103: text}, {@code ld: error:
   * text}: after a number, or first thing after a word.
   */
  private static boolean isAfterPlace(String lower, String word) {
    int at = lower.indexOf(word);
    if (at <= 0) {
      return false;
    }
    int end = at + word.length();
    boolean ends =
        lower.startsWith(": ", end)
            || (end + 2 < lower.length()
                && lower.charAt(end) == ' '
                && isCode(lower.substring(end + 1, Math.min(lower.length(), end + 12))));
    char before = lower.charAt(at - 1);
    return ends
        && (Character.isDigit(before) || before == ')' || lower.lastIndexOf(' ', at - 1) < 0);
  }

  /** {@code TS2304:} and the like. */
  private static boolean isCode(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
      i++;
    }
    return i > 0 && i < 6 && i < text.length() && Character.isDigit(text.charAt(i));
  }

  /** {@code 12:5 error text rule} of ESLint. */
  private static boolean isLint(String lower, String word) {
    int colon = endOfDigits(lower, 0);
    if (colon == 0 || !lower.startsWith(":", colon)) {
      return false;
    }
    int end = endOfDigits(lower, colon + 1);
    return end > colon + 1 && lower.startsWith(" " + word + " ", end);
  }

  private static int endOfDigits(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /** {@code file.py:3: DeprecationWarning: text}. */
  private static boolean isPythonWarning(String lower) {
    int at = lower.indexOf("warning: ");
    int space = lower.lastIndexOf(' ', at);
    return at > 0 && space > 1 && lower.charAt(space - 1) == ':' && isDigit(lower, space - 2);
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && Character.isDigit(text.charAt(at));
  }
}
