package org.cienrich.io.export;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.cienrich.features.Feature;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.DataDictionary.TableEntry;
import org.cienrich.io.version.DictionaryColumn;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.UnreadableVersionException;
import org.cienrich.io.version.Versions;
import org.jspecify.annotations.Nullable;

/**
 * A table of a processed version, read from its Parquet files in the order of its rows. What the
 * columns are is told by the data dictionary of the version; a column has a feature if the
 * catalogue has one of that name and type. Immutable; one at a time may read.
 */
public final class StoredTable implements RowSource {
  /** The name of the table with one row per build that was found. */
  public static final String FEATURE_VECTORS = FeatureVectorLayout.TABLE;

  private static final String SUFFIX = ".parquet";

  private final List<TableColumn> columns;
  private final List<ParquetPart> parts;

  private StoredTable(List<TableColumn> columns, List<ParquetPart> parts) {
    this.columns = columns;
    this.parts = parts;
  }

  /**
   * Finds the table, and that all of its files are there in their full size.
   *
   * @param output the folder of all versions, on any Beam file system that can seek
   * @param version null for the newest processed one
   * @param table such as {@code feature_vectors}
   * @throws UnreadableVersionException if there is no such version, it is not processed, or it has
   *     no such table in Parquet, or a file is not what the manifest tells
   */
  public static StoredTable open(String output, @Nullable Integer version, String table)
      throws IOException {
    return open(output, Versions.processed(output, version), table);
  }

  /** Finds the table of a version whose manifest is known; else as the other. */
  public static StoredTable open(String output, Manifest manifest, String table)
      throws IOException {
    String directory = Versions.directory(output, manifest.version());
    List<ParquetPart> parts = new ArrayList<>();
    for (WrittenFile file : manifest.files()) {
      if (file.path().startsWith(table + "/") && file.path().endsWith(SUFFIX)) {
        parts.add(new ParquetPart(directory + file.path(), file));
      }
    }
    if (parts.isEmpty()) {
      throw new UnreadableVersionException(
          "Version %d of %s has no %s in Parquet: its run had no parquet in --formats, or the table"
                  .formatted(manifest.version(), output, table)
              + " is of a later version of ci-enrich");
    }
    parts.sort(Comparator.comparing(part -> part.file().path()));
    for (ParquetPart part : parts) {
      checkSize(part);
    }
    return new StoredTable(columns(directory, table), List.copyOf(parts));
  }

  private static List<TableColumn> columns(String directory, String table) throws IOException {
    TableEntry entry =
        Versions.dictionary(directory)
            .table(table)
            .orElseThrow(
                () ->
                    new UnreadableVersionException(
                        "The data dictionary of " + directory + " has no table " + table));
    List<TableColumn> columns = new ArrayList<>();
    for (DictionaryColumn column : entry.columns()) {
      columns.add(column(column));
    }
    return List.copyOf(columns);
  }

  private static TableColumn column(DictionaryColumn column) throws UnreadableVersionException {
    ColumnType type =
        ColumnType.ofLabel(column.type())
            .orElseThrow(
                () ->
                    new UnreadableVersionException(
                        "Column " + column.name() + " has an unknown type: " + column.type()));
    Feature<?> feature =
        Catalog.ALL
            .find(column.name())
            .filter(found -> column.category() != null && ColumnType.of(found.type()) == type)
            .orElse(null);
    return new TableColumn(column.name(), type, column.meaning(), column.isVolatile(), feature);
  }

  /**
   * Returns the table with some of its columns only, in this order; the others are not read.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public StoredTable withColumns(List<String> names) {
    Set<String> unknown = new TreeSet<>(names);
    columns.forEach(column -> unknown.remove(column.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("There are no columns " + unknown);
    }
    return new StoredTable(
        names.stream()
            .map(n -> columns.stream().filter(c -> c.name().equals(n)).findFirst().orElseThrow())
            .toList(),
        parts);
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  /** Returns the number of rows, as the manifest tells it. */
  public long rows() {
    return parts.stream().mapToLong(part -> part.file().rows()).sum();
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    ReadAhead.forEach(this::read, visitor);
  }

  private void read(RowVisitor visitor) throws IOException {
    for (ParquetPart part : parts) {
      part.forEach(columns, visitor);
    }
  }

  /**
   * Reads all files and compares them with the manifest.
   *
   * @throws UnreadableVersionException if one has another digest
   */
  public void verify() throws IOException {
    for (ParquetPart part : parts) {
      MessageDigest digest = Sha256.newDigest();
      try (InputStream in = Channels.newInputStream(FileSystems.open(resource(part)))) {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      }
      String found = Sha256.hex(digest.digest());
      if (!found.equals(part.file().sha256())) {
        throw new UnreadableVersionException(
            "%s was changed: its SHA-256 is %s, the manifest tells %s"
                .formatted(part.path(), found, part.file().sha256()));
      }
    }
  }

  private static void checkSize(ParquetPart part) throws IOException {
    long size;
    try {
      size = FileSystems.matchSingleFileSpec(part.path()).sizeBytes();
    } catch (FileNotFoundException e) {
      throw new UnreadableVersionException(part.path() + " is missing", e);
    }
    if (size != part.file().bytes()) {
      throw new UnreadableVersionException(
          "%s has %d bytes, but the manifest tells %d"
              .formatted(part.path(), size, part.file().bytes()));
    }
  }

  private static ResourceId resource(ParquetPart part) {
    return FileSystems.matchNewResource(part.path(), /* isDirectory= */ false);
  }
}
