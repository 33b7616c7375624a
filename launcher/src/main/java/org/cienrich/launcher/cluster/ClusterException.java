package org.cienrich.launcher.cluster;

import java.io.IOException;

/** A cluster refused something, or did something else than it should; says what and where. */
public final class ClusterException extends IOException {
  ClusterException(String message) {
    super(message);
  }

  /** Tells whether what the cluster said has this text in it. */
  boolean says(String text) {
    return String.valueOf(getMessage()).contains(text);
  }
}
