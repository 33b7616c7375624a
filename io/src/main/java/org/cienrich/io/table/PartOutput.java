package org.cienrich.io.table;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a table go. Writing the same part again replaces its files by the same
 * content, so a repeated bundle does no harm.
 *
 * @param directory the folder of the version, with a slash at its end
 * @param store takes the rows too; null if there are only files
 */
record PartOutput<T>(
    TableLayout<T> layout, String directory, List<TableFiles> files, @Nullable RowStore store)
    implements Serializable {
  /** The name of the part that has the header. */
  static final String FIRST = numbered(0);

  PartOutput {
    directory = directory.endsWith("/") ? directory : directory + "/";
    files = List.copyOf(files);
    if (files.isEmpty() && store == null) {
      throw new IllegalArgumentException("Table " + layout.table() + " needs a file format");
    }
  }

  /** Returns the name of the part with this number, from 0. */
  static String numbered(long number) {
    return String.format(Locale.ROOT, "%05d", number);
  }

  /**
   * @param part the name of the part, see {@link WrittenPart#part}
   * @param onlyPart whether the table has no other
   * @param measure looks at the rows; null for none
   */
  WrittenPart write(
      String part, boolean onlyPart, Iterator<T> sorted, @Nullable PartMeasure<T> measure)
      throws IOException {
    try (PartWriter<T> writer = new PartWriter<>(layout)) {
      for (TableFiles file : files) {
        writer.open(directory, file.path(part, onlyPart), file.format(), part.equals(FIRST));
      }
      if (store != null) {
        writer.open(store);
      }
      if (measure != null) {
        writer.open(measure);
      }
      return writer.write(part, sorted);
    }
  }
}
