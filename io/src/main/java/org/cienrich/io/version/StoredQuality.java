package org.cienrich.io.version;

import java.io.IOException;
import java.util.Optional;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.table.RecordJson;
import org.jspecify.annotations.Nullable;

/** The quality report of a version, as far as it has one. */
public final class StoredQuality {
  private static final String FILE = "quality_report.json";

  private StoredQuality() {}

  private record Document(@Nullable QualityReport quality) {}

  /**
   * Reads the report.
   *
   * @param directory the folder of the version, with a slash at its end
   * @return empty if there is none, or none that can be read
   */
  public static Optional<QualityReport> read(String directory) throws IOException {
    return VersionFolders.read(directory + FILE)
        .flatMap(text -> RecordJson.read(text, Document.class))
        .map(Document::quality)
        .filter(report -> report.scores() != null && report.issues() != null);
  }
}
