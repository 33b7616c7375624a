package org.cienrich.io.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cienrich.io.compare.RunDifferences.Change;
import org.cienrich.io.version.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions.
 *
 * @param identical whether both say of themselves that they are: the digests of their identities
 *     are equal. Nothing else was compared then
 * @param parts the parts of the identity that differ
 * @param runs what the runs were made of and given
 * @param counts counts of the manifests that differ, as {@code kind.status}
 * @param dataset null if the versions are identical
 */
public record Comparison(
    VersionName before,
    VersionName after,
    boolean identical,
    List<PartDifference> parts,
    RunDifferences runs,
    SortedMap<String, CountChange> counts,
    @Nullable Dataset dataset) {

  /** Which version it is. */
  public record VersionName(int version, String runId, String datasetName, String identity) {
    static VersionName of(Manifest manifest) {
      return new VersionName(
          manifest.version(),
          manifest.run().runId(),
          manifest.run().datasetName(),
          manifest.identity().sha256());
    }
  }

  /**
   * A part of a version that the other does not have the same.
   *
   * @param how {@code differs}, {@code only before} or {@code only after}
   */
  public record PartDifference(String part, String how) {}

  /** A count in both versions; 0 where nothing was counted. */
  public record CountChange(long before, long after) {}

  /**
   * What differs in the rows.
   *
   * @param columns columns that only one version has
   * @param features the columns that both have, in the order of the version before, also those
   *     without a difference
   * @param scanners what scans depend on besides the files, by tool, where it differs
   */
  public record Dataset(
      RowCounts rows,
      ColumnNames columns,
      List<FeatureChange> features,
      BuildChanges builds,
      SortedMap<String, Change> scanners) {}

  /**
   * Rows of builds, by what became of them.
   *
   * @param changed rows that differ in a compared column
   * @param same rows that do not
   * @param otherAttempts builds of which one attempt was removed and another added
   * @param addedExamples keys of some of the builds added
   * @param removedExamples keys of some of the builds removed
   */
  public record RowCounts(
      long added,
      long removed,
      long changed,
      long same,
      long otherAttempts,
      List<String> addedExamples,
      List<String> removedExamples) {}

  /** Names of columns. */
  public record ColumnNames(List<String> added, List<String> removed) {}

  /** Compares what the manifests tell; the dataset is left out. */
  public static Comparison of(Manifest before, Manifest after) {
    return new Comparison(
        VersionName.of(before),
        VersionName.of(after),
        before.identity().sha256().equals(after.identity().sha256()),
        parts(before.identity().parts(), after.identity().parts()),
        RunDifferences.of(before, after),
        counts(before, after),
        null);
  }

  Comparison with(Dataset rows) {
    return new Comparison(before, after, identical, parts, runs, counts, rows);
  }

  /** Returns the same without the columns in which nothing differs. */
  public Comparison onlyChanged() {
    return dataset == null
        ? this
        : with(
            new Dataset(
                dataset.rows(),
                dataset.columns(),
                dataset.features().stream().filter(feature -> feature.rows() > 0).toList(),
                dataset.builds(),
                dataset.scanners()));
  }

  private static List<PartDifference> parts(Map<String, String> had, Map<String, String> has) {
    Set<String> names = new TreeSet<>(had.keySet());
    names.addAll(has.keySet());
    List<PartDifference> parts = new ArrayList<>();
    for (String name : names) {
      Change change = RunDifferences.change(had.get(name), has.get(name));
      if (change != null) {
        String how = change.after() == null ? "only before" : "differs";
        parts.add(new PartDifference(name, change.before() == null ? "only after" : how));
      }
    }
    return parts;
  }

  private static SortedMap<String, CountChange> counts(Manifest before, Manifest after) {
    SortedMap<String, CountChange> all = new TreeMap<>();
    before
        .counts()
        .forEach(
            (kind, counts) ->
                counts.forEach(
                    (status, count) -> all.put(kind + "." + status, new CountChange(count, 0))));
    after
        .counts()
        .forEach(
            (kind, counts) ->
                counts.forEach(
                    (status, count) ->
                        all.merge(
                            kind + "." + status,
                            new CountChange(0, count),
                            (had, has) -> new CountChange(had.before(), has.after()))));
    all.values().removeIf(change -> change.before() == change.after());
    return all;
  }
}
