package org.cienrich.features.log.job;

/** The lines {@code The command "…" exited with N.} that Travis CI writes after a command. */
public final class TravisCommand {
  private static final String START = "The command \"";
  private static final String EXITED = "\" exited with ";
  private static final String STOPPED = "\" failed and exited with ";

  private TravisCommand() {}

  /** Tells whether the line says that a command of the job succeeded. */
  public static boolean succeeded(String text) {
    return text.startsWith(START) && text.endsWith(EXITED + "0.");
  }

  /** Tells whether the line says that a command failed, so that the job will have failed. */
  public static boolean failed(String text) {
    if (!text.startsWith(START)) {
      return false;
    }
    int code = text.lastIndexOf(EXITED);
    if (code >= 0) {
      return !succeeded(text) && text.endsWith(".");
    }
    return text.contains(STOPPED);
  }

  /** Returns the command of such a line; empty if it is none. */
  static String of(String text) {
    if (!succeeded(text) && !failed(text)) {
      return "";
    }
    int to = Math.max(text.lastIndexOf(EXITED), text.lastIndexOf(STOPPED));
    return to < START.length() ? "" : text.substring(START.length(), to);
  }
}
