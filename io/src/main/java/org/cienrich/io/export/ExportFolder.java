package org.cienrich.io.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.cienrich.io.export.prepare.Part;
import org.cienrich.io.table.AtomicFile;
import org.cienrich.io.table.RowSink;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.DataDictionary;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export: none of them has its name before all data are written. Not thread-safe.
 */
final class ExportFolder implements Closeable {
  static final String PREPARATION = "preparation.json";
  static final String CROISSANT = "croissant.json";

  private final String folder;
  private final List<DataFile> data = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /** A file of rows that is being written. */
  static final class DataFile {
    private final String name;
    private final AtomicFile file;
    private final RowSink sink;
    private long rows;

    private DataFile(String name, AtomicFile file, RowSink sink) {
      this.name = name;
      this.file = file;
      this.sink = sink;
    }

    void write(List<@Nullable Object> cells) throws IOException {
      sink.write(cells);
      rows++;
    }
  }

  /** Starts writing rows to a channel. */
  interface Opener {
    RowSink open(AtomicFile file) throws IOException;
  }

  private ExportFolder(String folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder.
   *
   * @throws ExportException if there is an export already and it is not to be overwritten
   */
  static ExportFolder open(String folder, boolean overwrite) throws IOException {
    List<String> there = existing(folder).stream().map(ResourceId::getFilename).toList();
    if (!overwrite && !there.isEmpty()) {
      throw new ExportException(
          "%s has %s already: name another --to, or say --overwrite"
              .formatted(folder, String.join(", ", there)));
    }
    return new ExportFolder(folder);
  }

  /** Returns the files there that an export may have written. */
  private static List<ResourceId> existing(String folder) throws IOException {
    Set<String> names = names();
    return FileSystems.match(folder + "*", EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(Metadata::resourceId)
        .filter(file -> !file.isDirectory() && names.contains(file.getFilename()))
        .collect(Collectors.toList());
  }

  private static Set<String> names() {
    Set<String> names =
        new LinkedHashSet<>(
            List.of(
                DataDictionary.JSON_FILE, DataDictionary.MARKDOWN_FILE, PREPARATION, CROISSANT));
    for (Part part : Part.values()) {
      for (ExportFormat format : ExportFormat.values()) {
        names.add(name(part, format));
      }
    }
    return names;
  }

  static String name(Part part, ExportFormat format) {
    return (part == Part.ALL ? "data" : part.text()) + "." + format.extension();
  }

  DataFile add(String name, Opener opener) throws IOException {
    AtomicFile file = new AtomicFile(folder + name);
    try {
      DataFile added = new DataFile(name, file, opener.open(file));
      data.add(added);
      return added;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Gives the data their names, which removes what an earlier export left. */
  List<WrittenFile> commit() throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    for (DataFile each : data) {
      each.sink.close();
      files.add(
          new WrittenFile(
              each.name, each.rows, each.file.channel().bytes(), each.file.channel().sha256()));
    }
    FileSystems.delete(existing(folder), StandardMoveOptions.IGNORE_MISSING_FILES);
    for (DataFile each : data) {
      each.file.commit();
    }
    return files;
  }

  /** Writes a small file. */
  void write(String name, String content) throws IOException {
    AtomicFile.write(folder + name, content.getBytes(StandardCharsets.UTF_8));
    others.add(name);
  }

  /** Returns the names of the small files. */
  List<String> others() {
    return List.copyOf(others);
  }

  /** Removes what has no name yet. */
  @Override
  public void close() throws IOException {
    for (DataFile each : data) {
      each.file.close();
    }
  }
}
