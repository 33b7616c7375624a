package org.cienrich.io.http;

import java.io.IOException;

/** A body is larger than the caller accepts. */
final class TooLargeException extends IOException {
  TooLargeException(long maxBytes) {
    super("the body is larger than " + maxBytes + " bytes");
  }
}
