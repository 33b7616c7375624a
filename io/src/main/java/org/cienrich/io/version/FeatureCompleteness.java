package org.cienrich.io.version;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.version.DataDictionary.TableEntry;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a version have a value of a feature.
 *
 * @param completenessPct from 0 to 100; null if there are no rows
 * @param missing rows without a value, by reason
 */
public record FeatureCompleteness(
    String feature,
    long rows,
    long values,
    @Nullable Double completenessPct,
    SortedMap<String, Long> missing) {

  /**
   * Reads the data dictionary of a version.
   *
   * @param directory the folder of the version
   * @return the features in the order of their columns; empty if the dictionary is not there, or is
   *     damaged
   */
  public static List<FeatureCompleteness> of(String directory) throws IOException {
    Optional<DataDictionary> dictionary =
        VersionFolders.read(directory + DataDictionary.JSON_FILE)
            .flatMap(text -> Json.read(text, DataDictionary.class));
    List<FeatureCompleteness> features = new ArrayList<>();
    if (dictionary.isPresent()) {
      for (TableEntry table : dictionary.get().tables()) {
        if (table.name().equals(FeatureVectorLayout.TABLE)) {
          table.columns().stream()
              .filter(column -> column.revision() != null && column.missing() != null)
              .forEach(column -> features.add(of(column, table.rows())));
        }
      }
    }
    return features;
  }

  private static FeatureCompleteness of(DictionaryColumn column, long rows) {
    DictionaryColumn.Missing missing = column.missing();
    SortedMap<String, Long> reasons = new TreeMap<>();
    long empty = 0;
    if (missing != null) {
      empty = missing.rows();
      missing.reasons().forEach((reason, share) -> reasons.put(reason, share.rows()));
    }
    long values = rows - empty;
    Double percent = rows == 0 ? null : values * 100.0 / rows;
    return new FeatureCompleteness(column.name(), rows, values, percent, reasons);
  }
}
