package org.cienrich.launcher;

/** What the exit codes of every command mean. */
final class ExitCode {
  /** Done; also when no build of the input was found, which is a warning. */
  static final int PROCESSED = 0;

  /** Something that should not happen. */
  static final int UNEXPECTED = 1;

  /** Wrong arguments or configuration, or an input without a usable row. */
  static final int USAGE = 2;

  /** The version failed. */
  static final int VERSION_FAILED = 3;

  private ExitCode() {}
}
