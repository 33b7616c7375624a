package org.cienrich.io.export;

import java.util.List;
import org.cienrich.io.export.prepare.Preparation;
import org.cienrich.io.table.CsvStyle;
import org.cienrich.io.version.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What is exported, and how.
 *
 * @param output the folder of all versions
 * @param manifest of the version
 * @param columns their names in the order wanted
 * @param style of CSV
 * @param folder where the files go, on any Beam file system
 * @param overwrite whether an earlier export there is replaced
 * @param publication what only its owner can tell
 */
public record ExportRequest(
    String output,
    Manifest manifest,
    List<String> columns,
    RowCriteria criteria,
    Preparation preparation,
    ExportFormat format,
    CsvStyle style,
    String folder,
    boolean overwrite,
    Publication publication) {

  /**
   * Facts for those who find the dataset; null where they are not told.
   *
   * @param license an address
   * @param creator the name of a person or organization
   * @param url the page of the dataset
   */
  public record Publication(
      @Nullable String license, @Nullable String creator, @Nullable String url) {
    public static final Publication NONE = new Publication(null, null, null);
  }

  public ExportRequest {
    columns = List.copyOf(columns);
    folder = folder.endsWith("/") ? folder : folder + "/";
  }

  boolean isPrepared() {
    return !preparation.equals(Preparation.NONE);
  }
}
