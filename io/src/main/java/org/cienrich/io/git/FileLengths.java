package org.cienrich.io.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.FileLines;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;

/** Counts the lines that changed files had before. */
final class FileLengths {
  private final ObjectReader reader;

  FileLengths(ObjectReader reader) {
    this.reader = reader;
  }

  FileLines before(List<TreeEntryChange> changes) throws IOException {
    Map<String, Long> lines = new HashMap<>();
    for (TreeEntryChange entry : changes) {
      if (!entry.change().binary()) {
        lines.put(entry.change().path(), linesBefore(entry));
      }
    }
    return new FileLines(lines);
  }

  private long linesBefore(TreeEntryChange entry) throws IOException {
    if (entry.oldMode() == FileMode.MISSING) {
      return 0;
    }
    if (entry.oldMode() == FileMode.GITLINK) {
      return 1;
    }
    try (InputStream content = reader.open(entry.oldId(), Constants.OBJ_BLOB).openStream()) {
      return count(content);
    }
  }

  private static long count(InputStream content) throws IOException {
    byte[] buffer = new byte[1 << 13];
    long lines = 0;
    byte last = '\n';
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      for (int at = 0; at < read; at++) {
        if (buffer[at] == '\n') {
          lines++;
        }
      }
      if (read > 0) {
        last = buffer[read - 1];
      }
    }
    return last == '\n' ? lines : lines + 1;
  }
}
