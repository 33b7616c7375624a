package org.cienrich.forge.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is written piece by piece, of a length that nobody knows before. */
@FunctionalInterface
public interface Content {

  /**
   * Writes the whole body; the caller closes the stream.
   *
   * @throws IOException when it cannot be completed; the connection is then closed without an end
   */
  void writeTo(OutputStream out) throws IOException;
}
