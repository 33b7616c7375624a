package org.cienrich.io.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one part of a table to several files, and to a store, at once and takes its measures on
 * the way. No file ever appears incomplete. Not thread-safe.
 */
final class PartWriter<T> implements Closeable {
  private final TableLayout<T> layout;
  private final List<TableColumn> columns;
  private final List<OpenFile> files = new ArrayList<>();
  private final IdentityDigest identity;
  private final SortedMap<String, SortedMap<String, Long>> emptyCells = new TreeMap<>();
  private @Nullable StoredRows stored;
  private @Nullable PartMeasure<T> measure;
  private long rows;

  private record OpenFile(String path, AtomicFile file, RowSink sink) {}

  PartWriter(TableLayout<T> layout) throws IOException {
    this.layout = layout;
    this.columns = layout.columns();
    this.identity = new IdentityDigest(columns);
  }

  /**
   * Adds a file.
   *
   * @param path relative to {@code versionDirectory}
   * @param first whether it is the first file of the table
   */
  void open(String versionDirectory, String path, RowFormat format, boolean first)
      throws IOException {
    AtomicFile file = new AtomicFile(versionDirectory + path);
    try {
      files.add(new OpenFile(path, file, format.open(layout, file.channel(), first)));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Adds a store; there can be one. */
  void open(RowStore store) throws IOException {
    stored = store.open(layout);
  }

  /** Has the rows measured; there can be one measure. */
  void open(PartMeasure<T> partMeasure) {
    measure = partMeasure;
  }

  /** Writes the rows in their order, gives the files their names and describes them. */
  WrittenPart write(String part, Iterator<T> sorted) throws IOException {
    while (sorted.hasNext()) {
      write(sorted.next());
    }
    List<WrittenFile> written = new ArrayList<>();
    for (OpenFile open : files) {
      open.sink().close();
      DigestChannel channel = open.file().channel();
      written.add(new WrittenFile(open.path(), rows, channel.bytes(), channel.sha256()));
    }
    String writing = stored == null ? null : stored.complete();
    for (OpenFile open : files) {
      open.file().commit();
    }
    return new WrittenPart(
        layout.table(), part, rows, identity.finish(), emptyCells, written, writing);
  }

  private void write(T row) throws IOException {
    List<@Nullable Object> cells = layout.cells(row);
    for (OpenFile open : files) {
      open.sink().write(cells);
    }
    if (stored != null) {
      stored.write(cells);
    }
    if (measure != null) {
      measure.add(row);
    }
    identity.add(cells);
    countEmpty(row, cells);
    rows++;
  }

  private void countEmpty(T row, List<@Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) == null && !columns.get(i).isVolatile()) {
        emptyCells
            .computeIfAbsent(columns.get(i).name(), name -> new TreeMap<>())
            .merge(layout.whyEmpty(row, i), 1L, Long::sum);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (OpenFile open : files) {
      open.file().close();
    }
    if (stored != null) {
      stored.close();
    }
  }
}
