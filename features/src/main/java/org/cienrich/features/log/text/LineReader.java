package org.cienrich.features.log.text;

/**
 * Reads what one tool writes to the log of a job. One reader reads one log, line by line in order;
 * not thread-safe.
 *
 * <p>A reader is offered the lines that hold one of its anchors. Readers take time proportional to
 * the length of the line whatever it holds, and keep memory that does not grow with the log.
 */
@FunctionalInterface
public interface LineReader {

  /**
   * Reads a line.
   *
   * @param line valid during the call only
   * @return whether the reader wants the next line whatever it holds
   */
  boolean read(LogLine line);

  /** The log has ended. */
  default void end() {}
}
