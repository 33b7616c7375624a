package org.cienrich.io.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.jspecify.annotations.Nullable;

/**
 * Describes an export for programs that load datasets, by Croissant 1.1 of MLCommons: the files
 * with their digests, and a record set for each with its fields. The same export has the same
 * description.
 */
final class Croissant {
  private static final String CONFORMS_TO = "http://mlcommons.org/croissant/1.1";
  private static final List<String> TERMS =
      List.of(
          "annotation arrayShape citeAs column containedIn equivalentProperty excludes extract",
          "field fileProperty fileObject fileSet format includes isArray isLiveDataset jsonPath",
          "key md5 parentField path recordSet references regex readLines repeated replace",
          "samplingRate sdVersion separator source subField transform unArchive value");

  private final ExportRequest request;
  private final Manifest manifest;

  private Croissant(ExportRequest request) {
    this.request = request;
    this.manifest = request.manifest();
  }

  /** Returns the description as JSON has it. */
  static Map<String, Object> of(
      ExportRequest request, List<TableColumn> columns, List<WrittenFile> files) {
    return new Croissant(request).dataset(columns, files);
  }

  private Map<String, Object> dataset(List<TableColumn> columns, List<WrittenFile> files) {
    RunDescription run = manifest.run();
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("@context", context());
    dataset.put("@type", "sc:Dataset");
    dataset.put("conformsTo", CONFORMS_TO);
    dataset.put("name", run.datasetName());
    dataset.put(
        "description",
        "CI builds with what is known about each: the run, its jobs and logs, the repository and"
            + " its git history. data_dictionary.md explains every column.");
    put(dataset, "license", request.publication().license());
    put(dataset, "url", request.publication().url());
    if (request.publication().creator() != null) {
      dataset.put(
          "creator", map("@type", "sc:Organization", "name", request.publication().creator()));
    }
    dataset.put("version", manifest.version() + ".0.0");
    dataset.put("dateCreated", run.startedAt());
    dataset.put("datePublished", run.startedAt());
    dataset.put("isLiveDataset", false);
    dataset.put("keywords", List.of("continuous integration", "software repository mining"));
    dataset.put("prov:wasDerivedFrom", sources());
    dataset.put("prov:wasGeneratedBy", activity());
    dataset.put("distribution", files.stream().map(this::file).toList());
    dataset.put("recordSet", files.stream().map(file -> recordSet(file, columns)).toList());
    return dataset;
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("sc", "https://schema.org/");
    context.put("cr", "http://mlcommons.org/croissant/");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("prov", "http://www.w3.org/ns/prov#");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("conformsTo", "dct:conformsTo");
    context.put("data", map("@id", "cr:data", "@type", "@json"));
    context.put("dataType", map("@id", "cr:dataType", "@type", "@vocab"));
    context.put("examples", map("@id", "cr:examples", "@type", "@json"));
    for (String term : String.join(" ", TERMS).split(" ", -1)) {
      context.put(term, "cr:" + term);
    }
    return context;
  }

  /** The version and the inputs of its run, named by their digests. */
  private List<Object> sources() {
    List<Object> sources = new ArrayList<>();
    sources.add(
        map(
            "@id",
            "urn:sha256:" + manifest.identity().sha256(),
            "@type",
            "prov:Entity",
            "prov:label",
            "Version %d of %s".formatted(manifest.version(), manifest.run().datasetName())));
    for (InputFile input : manifest.run().inputs()) {
      sources.add(
          map(
              "@id",
              "urn:sha256:" + input.sha256(),
              "@type",
              "prov:Entity",
              "prov:label",
              "Input: " + input.path().replaceFirst(".*[/\\\\]", "")));
    }
    return sources;
  }

  private Map<String, Object> activity() {
    RunDescription run = manifest.run();
    return map(
        "@type",
        "prov:Activity",
        "prov:label",
        "ci-enrich %s, run %s, catalogue %s"
            .formatted(run.codeVersion(), run.runId(), run.catalogRevision()),
        "prov:startedAtTime",
        run.startedAt(),
        "prov:wasAssociatedWith",
        map("@type", "prov:SoftwareAgent", "prov:label", "ci-enrich " + run.codeVersion()));
  }

  private Map<String, Object> file(WrittenFile file) {
    List<String> encodings = request.format().encodings();
    return map(
        "@type", "cr:FileObject",
        "@id", file.path(),
        "name", file.path(),
        "contentUrl", file.path(),
        "contentSize", file.bytes() + " B",
        "encodingFormat", encodings.size() == 1 ? encodings.get(0) : encodings,
        "sha256", file.sha256());
  }

  private Map<String, Object> recordSet(WrittenFile file, List<TableColumn> columns) {
    String name = file.path().replaceFirst("\\..*", "");
    return map(
        "@type",
        "cr:RecordSet",
        "@id",
        name,
        "name",
        name,
        "description",
        "One record per build, " + file.rows() + " in all.",
        "field",
        fields(name, file.path(), columns));
  }

  /** Croissant has no type for an object with any names, which is what JSON is within JSON. */
  private List<Map<String, Object>> fields(
      String recordSet, String file, List<TableColumn> columns) {
    boolean isJson =
        request.format() == ExportFormat.JSON || request.format() == ExportFormat.JSONL;
    return columns.stream()
        .filter(column -> !isJson || column.type() != ColumnType.JSON)
        .map(column -> field(recordSet, file, column))
        .toList();
  }

  private Map<String, Object> field(String recordSet, String file, TableColumn column) {
    Map<String, Object> field =
        map(
            "@type",
            "cr:Field",
            "@id",
            recordSet + "/" + column.name(),
            "name",
            column.name(),
            "description",
            column.description());
    boolean isText = request.format() == ExportFormat.CSV || request.format() == ExportFormat.ARFF;
    boolean isList =
        column.type() == ColumnType.TEXT_LIST || column.type() == ColumnType.INTEGER_LIST;
    field.put("dataType", isList && isText ? "sc:Text" : dataType(column.type()));
    if (isList && !isText) {
      field.put("isArray", true);
      field.put("arrayShape", "-1");
    }
    Map<String, Object> extract =
        request.format() == ExportFormat.JSON
            ? map("jsonPath", "$[*]." + column.name())
            : map("column", column.name());
    field.put("source", map("fileObject", map("@id", file), "extract", extract));
    return field;
  }

  private static String dataType(ColumnType type) {
    return switch (type) {
      case INTEGER, INTEGER_LIST -> "sc:Integer";
      case DECIMAL -> "sc:Float";
      case BOOLEAN -> "sc:Boolean";
      case INSTANT -> "sc:DateTime";
      case TEXT, JSON, TEXT_LIST -> "sc:Text";
    };
  }

  private static void put(Map<String, Object> object, String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
