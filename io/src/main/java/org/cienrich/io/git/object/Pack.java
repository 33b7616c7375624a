package org.cienrich.io.git.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A pack with its index. Immutable and thread-safe.
 *
 * @see <a href="https://git-scm.com/docs/gitformat-pack">the format</a>
 */
final class Pack {
  private static final int MAGIC = 0x5041434b; // PACK
  private static final int OFFSET_DELTA = 6;
  private static final int ID_DELTA = 7;

  private final MappedFile file;
  private final PackIndex index;

  private Pack(MappedFile file, PackIndex index) {
    this.file = file;
    this.index = index;
  }

  /**
   * What stands before the compressed content of an object.
   *
   * @param code git's number of the type; of a delta's no kind of object
   * @param length the length of the content, of a delta that of its instructions
   * @param contentAt where the compressed content begins
   * @param baseAt where the base of a delta begins, else -1
   */
  record Header(int code, long length, long contentAt, long baseAt) {
    boolean isDelta() {
      return baseAt >= 0;
    }
  }

  /**
   * @throws CorruptPackException if one of the files is cut off or of another version
   */
  static Pack open(Path path) throws IOException {
    MappedFile file = MappedFile.open(path);
    int version = file.intAt(Integer.BYTES);
    if (file.intAt(0) != MAGIC || (version != 2 && version != 3)) {
      throw new CorruptPackException(path.getFileName() + " is no pack of version 2 or 3");
    }
    String name = path.getFileName().toString().replaceFirst("\\.pack$", ".idx");
    return new Pack(file, PackIndex.open(path.resolveSibling(name)));
  }

  /** Returns where the object begins whose id stands in an array, or -1 if it is not here. */
  long offsetOf(byte[] ids, int at) throws CorruptPackException {
    return index.offsetOf(ids, at);
  }

  Header header(long offset) throws CorruptPackException {
    long at = offset;
    int part = file.byteAt(at++);
    int code = (part >> 4) & 7;
    long length = part & 15;
    for (int shift = 4; part >= 0x80; shift += 7) {
      part = file.byteAt(at++);
      if (shift > 56) {
        throw new CorruptPackException("A length in " + file + " is too large");
      }
      length |= (long) (part & 0x7f) << shift;
    }
    if (code == OFFSET_DELTA) {
      part = file.byteAt(at++);
      long distance = part & 0x7f;
      while (part >= 0x80) {
        part = file.byteAt(at++);
        distance = ((distance + 1) << 7) | (part & 0x7f);
      }
      return new Header(code, length, at, requireBase(offset - distance));
    }
    if (code == ID_DELTA) {
      byte[] base = new byte[PackIndex.ID_LENGTH];
      file.from(at).get(base);
      return new Header(code, length, at + base.length, requireBase(index.offsetOf(base, 0)));
    }
    if (!ObjectType.isCode(code)) {
      throw new CorruptPackException("No object begins at " + offset + " of " + file);
    }
    return new Header(code, length, at, -1);
  }

  private long requireBase(long offset) throws CorruptPackException {
    if (offset < 0) {
      throw new CorruptPackException("The base of a delta is not in " + file);
    }
    return offset;
  }

  ByteBuffer from(long position) throws CorruptPackException {
    return file.from(position);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
