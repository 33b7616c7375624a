package org.cienrich.io.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Tells the types of the objects of a pack without unpacking them. Not thread-safe. */
final class PackTypes implements AutoCloseable {
  private static final int HEADER_LENGTH = 48;
  private static final int MORE = 0x80;

  private final FileChannel pack;
  private final PackIndex index;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);

  PackTypes(Path pack, PackIndex index) throws IOException {
    this.pack = FileChannel.open(pack, StandardOpenOption.READ);
    this.index = index;
  }

  /** Tells whether the object at an offset is a commit, whether whole or a delta of another. */
  boolean isCommit(long offset) throws IOException {
    long at = offset;
    while (at > 0) {
      header.clear();
      pack.read(header, at);
      header.flip();
      int first = next();
      int type = (first >> 4) & 7;
      for (int part = first; (part & MORE) != 0; ) {
        part = next();
      }
      if (type == Constants.OBJ_OFS_DELTA) {
        at -= distance();
      } else if (type == Constants.OBJ_REF_DELTA) {
        byte[] base = new byte[Constants.OBJECT_ID_LENGTH];
        if (header.remaining() < base.length) {
          return false;
        }
        header.get(base);
        at = index.findOffset(ObjectId.fromRaw(base));
      } else {
        return type == Constants.OBJ_COMMIT;
      }
    }
    return false;
  }

  private long distance() throws IOException {
    int part = next();
    long distance = part & 0x7F;
    while ((part & MORE) != 0) {
      part = next();
      distance = ((distance + 1) << 7) | (part & 0x7F);
    }
    if (distance < 1) {
      throw new IOException("A delta of itself");
    }
    return distance;
  }

  private int next() throws IOException {
    if (!header.hasRemaining()) {
      throw new IOException("A pack is damaged");
    }
    return header.get() & 0xFF;
  }

  @Override
  public void close() throws IOException {
    pack.close();
  }
}
