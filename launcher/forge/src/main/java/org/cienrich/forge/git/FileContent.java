package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;

/** What a diff compares of one side of a file. */
final class FileContent {

  private FileContent() {}

  static long size(ObjectReader reader, DiffEntry entry, DiffEntry.Side side) throws IOException {
    return isBlob(entry, side) ? reader.getObjectSize(entry.getId(side).toObjectId(), -1) : 0;
  }

  /** The bytes; of a submodule a line that names its commit; none where there is no file. */
  static byte[] read(ObjectReader reader, DiffEntry entry, DiffEntry.Side side) throws IOException {
    if (isBlob(entry, side)) {
      return reader.open(entry.getId(side).toObjectId()).getBytes();
    }
    return entry.getMode(side).equals(FileMode.GITLINK)
        ? ("Subproject commit " + entry.getId(side).name() + "\n").getBytes(US_ASCII)
        : new byte[0];
  }

  private static boolean isBlob(DiffEntry entry, DiffEntry.Side side) {
    FileMode mode = entry.getMode(side);
    return !mode.equals(FileMode.MISSING) && !mode.equals(FileMode.GITLINK);
  }
}
