package org.cienrich.io.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.util.NB;

/** Finds where the objects of a pack end, by reading through all of them. Used once. */
final class PackScan {
  private static final int SIGNATURE = 0x5041434B;
  private static final int MORE = 0x80;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] discarded = new byte[1 << 16];
  private int at;
  private int end;
  private long read;

  PackScan(InputStream in) {
    this.in = in;
  }

  /**
   * Returns how many bytes the header and the objects take.
   *
   * @throws IOException if it is no pack, or objects are missing
   */
  long length() throws IOException {
    byte[] header = new byte[12];
    for (int next = 0; next < header.length; next++) {
      header[next] = (byte) next();
    }
    int version = NB.decodeInt32(header, 4);
    if (NB.decodeInt32(header, 0) != SIGNATURE || version < 2 || version > 3) {
      throw new IOException("Not a pack");
    }
    Inflater inflater = new Inflater();
    try {
      for (long left = NB.decodeUInt32(header, 8); left > 0; left--) {
        skipObject(inflater);
      }
    } finally {
      inflater.end();
    }
    return read - (end - at);
  }

  private void skipObject(Inflater inflater) throws IOException {
    int first = next();
    int type = (first >> 4) & 7;
    skipNumber(first);
    if (type == Constants.OBJ_OFS_DELTA) {
      skipNumber(next());
    } else if (type == Constants.OBJ_REF_DELTA) {
      for (int left = Constants.OBJECT_ID_LENGTH; left > 0; left--) {
        next();
      }
    } else if (type < Constants.OBJ_COMMIT || type > Constants.OBJ_TAG) {
      throw new IOException("Not a type of objects: " + type);
    }
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    try {
      while (!inflater.finished()) {
        int length = inflater.inflate(discarded);
        if (length == 0 && inflater.needsInput()) {
          at = end;
          fill();
          inflater.setInput(buffer, at, end - at);
        } else if (length == 0 && !inflater.finished()) {
          throw new IOException("An object cannot be unpacked");
        }
      }
    } catch (DataFormatException e) {
      throw new IOException("An object is damaged", e);
    }
    at = end - inflater.getRemaining();
  }

  private void skipNumber(int first) throws IOException {
    int part = first;
    while ((part & MORE) != 0) {
      part = next();
    }
  }

  private int next() throws IOException {
    fill();
    return buffer[at++] & 0xFF;
  }

  private void fill() throws IOException {
    if (at == end) {
      end = in.read(buffer, 0, buffer.length);
      at = 0;
      if (end < 1) {
        end = 0;
        throw new EOFException("Objects are missing");
      }
      read += end;
    }
  }
}
