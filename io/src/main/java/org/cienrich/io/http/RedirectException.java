package org.cienrich.io.http;

import java.io.IOException;

/** A redirect that is not followed. Asking again would not change that. */
final class RedirectException extends IOException {
  RedirectException(String message) {
    super(message);
  }
}
