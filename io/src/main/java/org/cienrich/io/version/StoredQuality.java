package org.cienrich.io.version;

import java.io.IOException;
import java.util.Optional;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.report.QualityDocument;

/** The quality report of a version, as far as it has one. */
public final class StoredQuality {
  private StoredQuality() {}

  /**
   * Reads the report.
   *
   * @param directory the folder of the version, with a slash at its end
   * @return empty if there is none
   * @throws UnreadableVersionException if there is one that cannot be read
   */
  @SuppressWarnings("ConstantValue") // JSON may lack anything
  public static Optional<QualityReport> read(String directory) throws IOException {
    String path = directory + QualityDocument.JSON_FILE;
    Optional<String> text = VersionFolders.read(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      QualityReport report = QualityDocument.read(text.get()).quality();
      if (report.scores() != null && report.issues() != null) {
        return Optional.of(report);
      }
      throw new UnreadableVersionException(path + " lacks its scores or issues");
    } catch (IllegalArgumentException e) {
      throw new UnreadableVersionException(path + ": " + e.getMessage(), e);
    }
  }
}
