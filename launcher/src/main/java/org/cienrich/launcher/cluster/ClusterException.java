package org.cienrich.launcher.cluster;

import java.io.IOException;
import java.util.stream.Collectors;
import org.cienrich.pipeline.config.ConfigurationException;

/** A cluster refused something, or did something else than it should; says what and where. */
public final class ClusterException extends IOException {
  private static final int SERVER_ERROR = 500;

  private final int status;

  ClusterException(String message) {
    this(message, 0);
  }

  private ClusterException(String message, int status) {
    super(message);
    this.status = status;
  }

  /**
   * Tells what a cluster said, without the frames of stack traces.
   *
   * @param place what was asked, such as an address
   * @param status of HTTP; 0 for what is no answer
   */
  static ClusterException said(String place, int status, String text) {
    String withoutFrames =
        text.lines()
            .filter(line -> !line.startsWith("\t") && !line.isBlank())
            .collect(Collectors.joining(System.lineSeparator()));
    return new ClusterException(place + withoutFrames, status);
  }

  /** Tells whether the cluster may answer otherwise in a while, such as after an election. */
  boolean isTransient() {
    return status >= SERVER_ERROR;
  }

  /** Tells whether the options or the input of the run are what is wrong. */
  public boolean isWrongUsage() {
    return says(ConfigurationException.class.getName());
  }

  /** Tells whether what the cluster said has this text in it. */
  boolean says(String text) {
    return String.valueOf(getMessage()).contains(text);
  }
}
