package org.cienrich.features.log;

/**
 * A line that changed what is known of the tests of a job.
 *
 * @param line its number in the log, from 1
 * @param runner the test runner that was recognised
 * @param text the line without timestamp, marker and colours, cut after {@link #MAX_TEXT}
 *     characters
 */
public record Evidence(long line, String runner, String text) {
  static final int MAX_TEXT = 300;

  public Evidence {
    text = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
