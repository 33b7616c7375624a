package org.cienrich.features.log.job;

/**
 * The lines {@code The command "…" exited with N.} that Travis CI writes after a command. Of a
 * command of several lines only the end is known: {@code " exited with N.}
 */
public final class TravisCommand {
  private static final String START = "The command \"";
  private static final String EXITED = "\" exited with ";
  private static final String STOPPED = "\" failed and exited with ";
  private static final int MAX_CODE = 3;

  private TravisCommand() {}

  /** Tells whether the line says that a command of the job succeeded. */
  public static boolean succeeded(String text) {
    return exitCode(text).equals("0");
  }

  /** Tells whether the line says that a command failed, so that the job will have failed. */
  public static boolean failed(String text) {
    String code = exitCode(text);
    return code.isEmpty() ? text.startsWith(START) && text.contains(STOPPED) : !code.equals("0");
  }

  /** Returns the command of such a line; empty if it is none, or not known. */
  static String of(String text) {
    int to = text.startsWith(START) ? text.lastIndexOf(EXITED) : -1;
    return to < START.length() ? "" : text.substring(START.length(), to);
  }

  private static String exitCode(String text) {
    String line = text.stripTrailing();
    int at = line.endsWith(".") ? line.lastIndexOf(EXITED) : -1;
    if (at < 0 || !(at == 0 || line.startsWith(START))) {
      return "";
    }
    String code = line.substring(at + EXITED.length(), line.length() - 1);
    return code.length() <= MAX_CODE && code.chars().allMatch(Character::isDigit) ? code : "";
  }
}
