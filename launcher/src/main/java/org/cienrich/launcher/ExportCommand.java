package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.io.export.ExportColumns;
import org.cienrich.io.export.ExportException;
import org.cienrich.io.export.ExportFormat;
import org.cienrich.io.export.ExportRequest;
import org.cienrich.io.export.ExportResult;
import org.cienrich.io.export.Exporter;
import org.cienrich.io.export.FirstRows;
import org.cienrich.io.export.RowCriteria;
import org.cienrich.io.export.StoredTable;
import org.cienrich.io.export.prepare.PreparationException;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.Versions;
import org.cienrich.pipeline.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ci-enrich export}: the dataset of a version in the form that the next tool wants. */
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Writes the dataset of a version in another form: all of it or some rows and columns, as it is"
          + " or prepared for learning. Nothing is computed again.",
      "Beside the data are a data dictionary of exactly these columns, croissant.json (MLCommons"
          + " Croissant 1.1), and preparation.json if anything was prepared."
    },
    customSynopsis = "ci-enrich export --output=DIR [--name=value ...]",
    footer = {
      "",
      "Examples:",
      "  ci-enrich export --output=out/mydata --head=5",
      "  ci-enrich export --output=out/mydata --format=parquet --features=template:risk-prediction",
      "  ci-enrich export --output=out/mydata --outcome=passed,failed --from=2024-01-01 \\",
      "      --missing=impute --encode=onehot --split=time --shares=0.8,0.2"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** {@code --version} names a version of the dataset here. */
  @SuppressWarnings("unused") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean helpRequested;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder of versions, as run was told it.")
  private String output;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version (default: the newest that is processed).")
  private @Nullable Integer version;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, json, jsonl, parquet or arff (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where the files go (default: <output>/exports/v<N>-<format>).")
  private @Nullable String to;

  @Option(
      names = "--overwrite",
      description = "Replace an export that is there already, once the new one is complete.")
  private boolean overwrite;

  @Option(
      names = "--head",
      paramLabel = "N",
      description = "Only print the first N rows, and write nothing.")
  private @Nullable Integer head;

  @Option(
      names = "--verify",
      description = "First compare the SHA-256 of all files that are read with the manifest.")
  private boolean verify;

  @Mixin private ExportChoice choice;
  @Mixin private ExportStyle style;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    RowCriteria criteria = choice.criteria();
    style.check(format);
    if (head != null && head < 1) {
      throw new ConfigurationException(List.of("--head=" + head + ": must be 1 or more"));
    }
    Manifest manifest = Versions.processed(output, version);
    StoredTable table = StoredTable.open(output, manifest, StoredTable.FEATURE_VECTORS);
    List<String> columns = columns(table, criteria);
    if (verify) {
      table.verify();
    }
    if (head != null) {
      print(
          RowPage.of(
              FirstRows.of(table, columns, criteria, head),
              spec.usageMessage().autoWidth(true).width() - 1));
    } else {
      print(export(table, request(manifest, columns, criteria)));
    }
    return ExitCode.PROCESSED;
  }

  private List<String> columns(StoredTable table, RowCriteria criteria)
      throws ConfigurationException {
    List<String> problems = new ArrayList<>(criteria.problems(table.columns()));
    List<String> columns = List.of();
    try {
      columns = ExportColumns.select(table.columns(), choice.features(), choice.missingReasons());
    } catch (InvalidSelectionException invalid) {
      invalid.problems().forEach(problem -> problems.add("--features: " + problem));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return columns;
  }

  private ExportRequest request(Manifest manifest, List<String> columns, RowCriteria criteria)
      throws ConfigurationException {
    String folder = to;
    if (folder == null) {
      folder =
          "%s/exports/v%d-%s"
              .formatted(output.replaceFirst("/+$", ""), manifest.version(), format.extension());
    }
    return new ExportRequest(
        output,
        manifest,
        columns,
        criteria,
        style.preparation(),
        format,
        style.csv(),
        folder,
        overwrite,
        style.publication());
  }

  private static String export(StoredTable table, ExportRequest request)
      throws ConfigurationException, IOException {
    try (ProgressDisplay display = ProgressDisplay.forStandardError()) {
      ExportResult result =
          Exporter.run(
              request, table, (phrase, done, total) -> display.show(phrase, done, total, 0));
      return summary(request, result);
    } catch (ExportException refused) {
      throw new ConfigurationException(List.of(String.valueOf(refused.getMessage())));
    } catch (PreparationException impossible) {
      throw new ConfigurationException(impossible.problems());
    }
  }

  private static String summary(ExportRequest request, ExportResult result) {
    StringBuilder text =
        new StringBuilder(
            "Version %d: %d of %d rows, %d columns%n"
                .formatted(
                    request.manifest().version(),
                    result.chosen(),
                    result.read(),
                    result.columns()));
    long dropped = result.chosen() - result.data().stream().mapToLong(WrittenFile::rows).sum();
    if (dropped > 0) {
      text.append("Dropped in preparation: %d; preparation.json says why.%n".formatted(dropped));
    }
    if (result.chosen() == 0) {
      text.append("Warning: no row meets all of the criteria.\n");
    }
    text.append("Files in ").append(request.folder()).append('\n');
    for (WrittenFile file : result.data()) {
      text.append(
          "  %-20s %,12d rows %,16d bytes%n".formatted(file.path(), file.rows(), file.bytes()));
    }
    result.others().forEach(name -> text.append("  ").append(name).append('\n'));
    return text.toString();
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
