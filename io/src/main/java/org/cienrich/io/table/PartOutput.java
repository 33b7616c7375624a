package org.cienrich.io.table;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Where the parts of a table go. Writing the same part again replaces its files by the same
 * content, so a repeated bundle does no harm.
 *
 * @param directory the folder of the version, with a slash at its end
 */
record PartOutput<T>(TableLayout<T> layout, String directory, List<TableFiles> files)
    implements Serializable {
  /** The name of the part that has the header. */
  static final String FIRST = numbered(0);

  PartOutput {
    directory = directory.endsWith("/") ? directory : directory + "/";
    files = List.copyOf(files);
  }

  /** Returns the name of the part with this number, from 0. */
  static String numbered(long number) {
    return String.format(Locale.ROOT, "%05d", number);
  }

  /**
   * @param part the name of the part, see {@link WrittenPart#part}
   * @param onlyPart whether the table has no other
   */
  WrittenPart write(String part, boolean onlyPart, Iterator<T> sorted) throws IOException {
    try (PartWriter<T> writer = new PartWriter<>(layout)) {
      for (TableFiles file : files) {
        writer.open(directory, file.path(part, onlyPart), file.format(), part.equals(FIRST));
      }
      return writer.write(part, sorted);
    }
  }
}
