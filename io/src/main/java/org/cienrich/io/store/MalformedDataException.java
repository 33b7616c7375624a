package org.cienrich.io.store;

import java.io.IOException;

/** Bytes are not what a {@link BinaryWriter} wrote there. */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedDataException(String message) {
    super(message);
  }
}
