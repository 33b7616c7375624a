package org.cienrich.io.git.object;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.util.NB;

/**
 * The index of a pack, version 2 of <a href="https://git-scm.com/docs/gitformat-pack">its
 * format</a>: which object begins where. Immutable and thread-safe.
 */
final class PackIndex {
  static final int ID_LENGTH = 20;
  private static final int MAGIC = 0xff744f63;
  private static final int VERSION = 2;
  private static final int FAN_OUT = 8;
  private static final int IDS = FAN_OUT + 256 * Integer.BYTES;
  private static final int TRAILER = 2 * ID_LENGTH;

  private final MappedFile file;
  private final int count;
  private final long offsets;
  private final long largeOffsets;

  private PackIndex(MappedFile file, int count) {
    this.file = file;
    this.count = count;
    this.offsets = IDS + (long) count * (ID_LENGTH + Integer.BYTES);
    this.largeOffsets = offsets + (long) count * Integer.BYTES;
  }

  /**
   * @throws CorruptPackException if the file is cut off or of another version
   */
  static PackIndex open(Path path) throws IOException {
    MappedFile file = MappedFile.open(path);
    if (file.intAt(0) != MAGIC || file.intAt(Integer.BYTES) != VERSION) {
      throw new CorruptPackException(path.getFileName() + " is no pack index of version 2");
    }
    int count = file.intAt(FAN_OUT + 255 * Integer.BYTES);
    PackIndex index = new PackIndex(file, count);
    if (count < 0 || file.length() < index.largeOffsets + TRAILER) {
      throw new CorruptPackException(path.getFileName() + " is cut off");
    }
    return index;
  }

  int count() {
    return count;
  }

  /** Returns where the object begins whose id stands in an array, or -1 if the pack lacks it. */
  long offsetOf(byte[] ids, int at) throws CorruptPackException {
    int bucket = ids[at] & 0xff;
    int low = bucket == 0 ? 0 : file.intAt(FAN_OUT + (bucket - 1) * Integer.BYTES);
    int high = Math.min(file.intAt(FAN_OUT + bucket * Integer.BYTES), count);
    long wanted = startOf(NB.decodeInt32(ids, at));
    long lowStart = (long) bucket << 24;
    long highStart = lowStart + (1 << 24);
    while (low < high) {
      // Ids are spread evenly, so where one stands can be guessed from its first bytes.
      int guess = low + (int) ((high - low) * (wanted - lowStart) / (highStart - lowStart + 1));
      int middle = Math.max(low, Math.min(guess, high - 1));
      int order = compare(ids, at, middle);
      if (order == 0) {
        return offset(middle);
      }
      if (order < 0) {
        high = middle;
        highStart = startOf(file.intAt(IDS + (long) middle * ID_LENGTH));
      } else {
        low = middle + 1;
        lowStart = startOf(file.intAt(IDS + (long) middle * ID_LENGTH));
      }
    }
    return -1;
  }

  private static long startOf(int firstBytes) {
    return firstBytes & 0xffffffffL;
  }

  private int compare(byte[] ids, int at, int entry) throws CorruptPackException {
    long position = IDS + (long) entry * ID_LENGTH;
    for (int done = 0; done < ID_LENGTH; done += Integer.BYTES) {
      int order =
          Integer.compareUnsigned(NB.decodeInt32(ids, at + done), file.intAt(position + done));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private long offset(int entry) throws CorruptPackException {
    int offset = file.intAt(offsets + (long) entry * Integer.BYTES);
    if (offset >= 0) {
      return offset;
    }
    long position = largeOffsets + (offset & 0x7fffffffL) * Long.BYTES;
    return ((long) file.intAt(position) << Integer.SIZE)
        | (file.intAt(position + Integer.BYTES) & 0xffffffffL);
  }
}
