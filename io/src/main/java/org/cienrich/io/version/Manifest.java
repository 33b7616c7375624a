package org.cienrich.io.version;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.SortedMap;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.table.WrittenFile;
import org.jspecify.annotations.Nullable;

/**
 * What a version is and holds; {@code manifest.json}, the last file to be written.
 *
 * @param format the version of this record's own form
 * @param parentVersion the version that this one was derived from; null if from none
 * @param status {@code processed} or {@code failed}
 * @param statusReason why the version failed; null if it did not
 * @param features the selected features in the order of their columns
 * @param counts by kind and status
 * @param files all other files, sorted by path
 */
public record Manifest(
    int format,
    int version,
    @Nullable Integer parentVersion,
    String status,
    @Nullable String statusReason,
    RunDescription run,
    List<SelectedFeature> features,
    SortedMap<String, SortedMap<String, Long>> counts,
    Identity identity,
    List<WrittenFile> files) {
  /** The name of the file. */
  public static final String FILE = "manifest.json";

  static final int FORMAT = 1;

  /** A selected feature and the revision of its meaning. */
  public record SelectedFeature(String name, int revision) {}

  /**
   * Two versions are identical if and only if these digests are equal.
   *
   * @param sha256 over all parts
   * @param parts digests of the rows of each table without volatile columns, and of the files that
   *     must be the same byte for byte
   */
  public record Identity(String sha256, SortedMap<String, String> parts) {}

  /** Returns the content of the file. */
  public String toJson() {
    return RecordJson.text(this);
  }

  @JsonIgnore
  public boolean isProcessed() {
    return status.equals(Verdict.PROCESSED);
  }
}
