package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the version was made from, and every count. */
record ProvenanceSection(
    List<Entry> facts,
    List<Input> inputs,
    List<Entry> options,
    List<Entry> tools,
    List<Entry> counts) {

  record Entry(String name, String value) {}

  record Input(String path, String bytes, String sha256) {}

  static ProvenanceSection of(QualityDocument document) {
    Provenance provenance = document.provenance();
    List<Entry> counts = new ArrayList<>();
    document
        .counts()
        .forEach(
            (kind, byStatus) ->
                byStatus.forEach(
                    (status, count) ->
                        counts.add(new Entry(kind + "." + status, Figures.count(count)))));
    return new ProvenanceSection(
        List.of(
            new Entry("Dataset", provenance.datasetName()),
            new Entry("Version", String.valueOf(provenance.version())),
            new Entry("Parent version", text(provenance.parentVersion(), "none")),
            new Entry("Run", provenance.runId()),
            new Entry("Started", provenance.startedAt()),
            new Entry("Version of ci-enrich", provenance.codeVersion()),
            new Entry("Revision of the catalogue", provenance.catalogRevision()),
            new Entry("Identity", text(provenance.identitySha256(), "not told"))),
        provenance.inputs().stream()
            .map(input -> new Input(input.path(), Figures.count(input.bytes()), input.sha256()))
            .toList(),
        entries(provenance.options()),
        entries(provenance.toolVersions()),
        counts);
  }

  private static String text(@Nullable Object value, String otherwise) {
    return Objects.toString(value, otherwise);
  }

  private static List<Entry> entries(SortedMap<String, String> map) {
    return map.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
  }
}
