package org.cienrich.io.git.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any length in memory. Maps overlap, so that half a gigabyte from any position lies in
 * one. Immutable and thread-safe; the maps go when this object does.
 */
final class MappedFile {
  private static final long STRIDE = 1L << 29;

  private final Path path;
  private final long length;
  private final ByteBuffer[] maps;

  private MappedFile(Path path, long length, ByteBuffer[] maps) {
    this.path = path;
    this.length = length;
    this.maps = maps;
  }

  static MappedFile open(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long length = file.size();
      ByteBuffer[] maps = new ByteBuffer[(int) (length / STRIDE) + 1];
      for (int at = 0; at < maps.length; at++) {
        long start = at * STRIDE;
        maps[at] = file.map(MapMode.READ_ONLY, start, Math.min(2 * STRIDE, length - start));
      }
      return new MappedFile(path, length, maps);
    }
  }

  long length() {
    return length;
  }

  int byteAt(long position) throws CorruptPackException {
    requireInside(position, 1);
    return maps[(int) (position / STRIDE)].get((int) (position % STRIDE)) & 0xff;
  }

  /** Returns four bytes, the first one highest. */
  int intAt(long position) throws CorruptPackException {
    requireInside(position, Integer.BYTES);
    return maps[(int) (position / STRIDE)].getInt((int) (position % STRIDE));
  }

  /** Returns the content from a position on: all of it, or at least half a gigabyte. */
  ByteBuffer from(long position) throws CorruptPackException {
    requireInside(position, 0);
    return maps[(int) (position / STRIDE)].duplicate().position((int) (position % STRIDE));
  }

  private void requireInside(long position, int count) throws CorruptPackException {
    if (position < 0 || position > length - count) {
      throw new CorruptPackException(path.getFileName() + " ends before " + position);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
