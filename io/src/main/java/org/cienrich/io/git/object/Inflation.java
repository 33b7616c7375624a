package org.cienrich.io.git.object;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Expands what packs hold. Not thread-safe; holds memory outside the heap until closed. */
final class Inflation implements AutoCloseable {
  private final Inflater inflater = new Inflater();

  /**
   * Returns the first bytes of a compressed content.
   *
   * @throws CorruptPackException if there are fewer, or it is damaged
   */
  byte[] first(int count, ByteBuffer compressed) throws CorruptPackException {
    byte[] content = new byte[count];
    inflate(compressed, content);
    return content;
  }

  /** Like {@link #first}, and checks that this is all. */
  byte[] all(int length, ByteBuffer compressed) throws CorruptPackException {
    byte[] content = first(length, compressed);
    try {
      if (!inflater.finished() && (inflater.inflate(new byte[1]) > 0 || !inflater.finished())) {
        throw new CorruptPackException("An object is longer than announced");
      }
    } catch (DataFormatException e) {
      throw new CorruptPackException("An object is damaged: " + e.getMessage());
    }
    return content;
  }

  private void inflate(ByteBuffer compressed, byte[] content) throws CorruptPackException {
    inflater.reset();
    inflater.setInput(compressed);
    try {
      for (int done = 0; done < content.length; ) {
        int more = inflater.inflate(content, done, content.length - done);
        if (more == 0) {
          throw new CorruptPackException(
              inflater.needsDictionary()
                  ? "An object is damaged: it wants a dictionary"
                  : "An object is shorter than announced");
        }
        done += more;
      }
    } catch (DataFormatException e) {
      throw new CorruptPackException("An object is damaged: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
