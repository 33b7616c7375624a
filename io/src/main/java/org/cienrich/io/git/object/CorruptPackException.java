package org.cienrich.io.git.object;

import java.io.IOException;
import java.io.Serial;

/** A pack file or its index is not what the format says. */
public final class CorruptPackException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  CorruptPackException(String message) {
    super(message);
  }
}
