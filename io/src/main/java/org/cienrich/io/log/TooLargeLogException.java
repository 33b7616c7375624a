package org.cienrich.io.log;

import java.io.IOException;

/** A log is larger than the limit; nothing of it was stored. */
public final class TooLargeLogException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeLogException(long limit) {
    super("Log of more than " + limit + " bytes");
  }
}
