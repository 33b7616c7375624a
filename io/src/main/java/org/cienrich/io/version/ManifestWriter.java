package org.cienrich.io.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.report.Provenance;
import org.cienrich.io.report.QualityDocument;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.AtomicFile;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.TableLayout;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.table.WrittenPart;
import org.cienrich.io.version.Manifest.Identity;
import org.cienrich.io.version.Manifest.SelectedFeature;

/**
 * Completes a version once all tables are written: checks the counts, writes the data dictionary
 * and the quality report, removes what a dead run left in the folder, and writes the manifest last.
 * The same input gives the same files, so it may be repeated.
 */
record ManifestWriter(
    String output,
    RunDescription run,
    List<TableLayout<?>> layouts,
    List<EqualCounts> equalCounts,
    double maxFailedShare)
    implements Serializable {

  /** Two counts that must agree, each named {@code kind.status}. */
  record EqualCounts(String one, String other) implements Serializable {}

  ManifestWriter {
    layouts = new ArrayList<>(layouts);
    equalCounts = new ArrayList<>(equalCounts);
  }

  /**
   * Completes the version.
   *
   * @param quality the report on the dataset, where it was measured
   * @throws IllegalStateException if a table is incomplete or two counts do not agree; the folder
   *     is no version then
   */
  Manifest write(
      Iterable<WrittenPart> parts, Map<String, Long> counted, Optional<QualityReport> quality)
      throws IOException {
    List<TableSummary> tables =
        layouts.stream().map(layout -> TableSummary.of(layout, parts)).toList();
    Map<String, Long> named = new TreeMap<>(counted);
    tables.forEach(table -> named.put("rows." + table.layout().table(), table.rows()));
    equalCounts.forEach(pair -> check(pair, named));
    Counts counts = new Counts(named);
    Verdict verdict = Verdict.of(counts, maxFailedShare);

    VersionFolders folders = VersionFolders.of(output);
    String directory = folders.directory(run.version());
    List<WrittenFile> dictionary = writeDictionary(directory, DataDictionary.of(tables));
    Identity identity = identity(tables, dictionary);
    List<WrittenFile> files = new ArrayList<>(dictionary);
    if (quality.isPresent()) {
      files.addAll(
          writeQuality(
              directory,
              QualityDocument.of(provenance(verdict, identity), counts.byKind(), quality.get())));
    }
    tables.forEach(table -> files.addAll(table.files()));
    files.sort(Comparator.comparing(WrittenFile::path));

    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            run.version(),
            run.parentVersion(),
            verdict.status(),
            verdict.reason(),
            run,
            selectedFeatures(),
            counts.byKind(),
            identity,
            files);
    Set<String> kept = new HashSet<>(Set.of(VersionFolders.RUN_FILE, Manifest.FILE));
    files.forEach(file -> kept.add(file.path()));
    folders.delete(run.version(), path -> !kept.contains(path));
    AtomicFile.write(directory + Manifest.FILE, manifest.toJson().getBytes(UTF_8));
    return manifest;
  }

  private static void check(EqualCounts pair, Map<String, Long> counts) {
    long one = counts.getOrDefault(pair.one(), 0L);
    long other = counts.getOrDefault(pair.other(), 0L);
    if (one != other) {
      throw new IllegalStateException(
          "The version is inconsistent: "
              + (pair.one() + " is " + one + ", but " + pair.other() + " is " + other));
    }
  }

  private static List<WrittenFile> writeDictionary(String directory, DataDictionary dictionary)
      throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    for (String path : List.of(DataDictionary.JSON_FILE, DataDictionary.MARKDOWN_FILE)) {
      String text =
          path.equals(DataDictionary.JSON_FILE)
              ? RecordJson.text(dictionary)
              : DictionaryMarkdown.of(dictionary);
      files.add(write(directory, path, text, dictionary.size()));
    }
    return files;
  }

  private static List<WrittenFile> writeQuality(String directory, QualityDocument document)
      throws IOException {
    int features = document.quality().features().size();
    return List.of(
        write(directory, QualityDocument.JSON_FILE, document.toJson(), features),
        write(directory, QualityDocument.HTML_FILE, document.toHtml(), features));
  }

  private static WrittenFile write(String directory, String path, String text, long described)
      throws IOException {
    byte[] content = text.getBytes(UTF_8);
    String sha256 = AtomicFile.write(directory + path, content);
    return new WrittenFile(path, described, content.length, sha256);
  }

  private Provenance provenance(Verdict verdict, Identity identity) {
    return new Provenance(
        run.datasetName(),
        run.version(),
        run.parentVersion(),
        verdict.status(),
        verdict.reason(),
        run.runId(),
        run.startedAt(),
        run.inputs(),
        run.options(),
        run.codeVersion(),
        run.catalogRevision(),
        run.toolVersions(),
        identity.sha256());
  }

  private List<SelectedFeature> selectedFeatures() {
    List<SelectedFeature> selected = new ArrayList<>();
    for (TableLayout<?> layout : layouts) {
      for (TableColumn column : layout.columns()) {
        Feature<?> feature = column.feature();
        if (feature != null) {
          selected.add(new SelectedFeature(feature.name(), feature.revision()));
        }
      }
    }
    return selected;
  }

  /** Covers all rows, and byte for byte the text files in which nothing is volatile. */
  private static Identity identity(List<TableSummary> tables, List<WrittenFile> dictionary) {
    SortedMap<String, String> parts = new TreeMap<>();
    dictionary.forEach(file -> parts.put(file.path(), file.sha256()));
    for (TableSummary table : tables) {
      parts.put("rows of " + table.layout().table(), table.identitySha256());
      if (table.layout().columns().stream().noneMatch(TableColumn::isVolatile)) {
        table.files().stream()
            .filter(file -> file.path().endsWith(".csv") || file.path().endsWith(".jsonl"))
            .forEach(file -> parts.put(file.path(), file.sha256()));
      }
    }
    StringBuilder all = new StringBuilder();
    parts.forEach((name, sha256) -> all.append(Objects.requireNonNull(sha256) + " " + name + "\n"));
    return new Identity(Sha256.of(all.toString()), parts);
  }
}
