package org.cienrich.io.export;

import java.io.IOException;

/** Tells a person why an export cannot be made as it was asked for. */
public final class ExportException extends IOException {
  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }
}
