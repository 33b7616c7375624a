package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.util.stream.Collectors;

/** A cluster refused something, or did something else than it should; says what and where. */
public final class ClusterException extends IOException {
  private static final String CONFIGURATION = "ConfigurationException";

  ClusterException(String message) {
    super(message);
  }

  /**
   * Tells what a cluster said, without the frames of stack traces.
   *
   * @param place what was asked, such as an address
   */
  static ClusterException said(String place, String text) {
    return new ClusterException(
        place
            + text.lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Tells whether the options or the input of the run are what is wrong. */
  public boolean isWrongUsage() {
    return says(CONFIGURATION);
  }

  /** Tells whether what the cluster said has this text in it. */
  boolean says(String text) {
    return String.valueOf(getMessage()).contains(text);
  }
}
