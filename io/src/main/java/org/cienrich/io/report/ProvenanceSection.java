package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the version was made from, and every count. */
record ProvenanceSection(
    List<Fact> facts,
    List<Input> inputs,
    List<Entry> options,
    List<Entry> tools,
    List<Entry> counts) {

  /**
   * @param code whether the value is not for people
   */
  record Fact(String name, String value, boolean code) {}

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
            new Fact("Dataset", provenance.datasetName(), false),
            new Fact("Version", String.valueOf(provenance.version()), false),
            new Fact("Parent version", text(provenance.parentVersion(), "none"), false),
            new Fact("Run", provenance.runId(), true),
            new Fact("Started", provenance.startedAt(), false),
            new Fact("Version of ci-enrich", provenance.codeVersion(), false),
            new Fact("Revision of the catalogue", provenance.catalogRevision(), true),
            new Fact("Identity", text(provenance.identitySha256(), "not told"), true)),
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
