package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.features.Suggestions;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.Selection;
import org.cienrich.features.tables.Table;
import org.cienrich.io.compare.ComparedVersion;
import org.cienrich.io.compare.Comparison;
import org.cienrich.io.compare.VersionComparison;
import org.cienrich.io.export.StoredTable;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.version.Manifest;
import org.cienrich.pipeline.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ci-enrich compare}: what differs between two versions, and why. */
@Command(
    name = "compare",
    description = "Tells what differs between two versions, and why as far as they tell.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "V1",
      description = "The version before: " + VersionChoice.HELP + ".")
  private String before;

  @Parameters(index = "1", paramLabel = "V2", description = "The version after.")
  private String after;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder of all versions, as it was given to run.")
  private String output;

  @Option(
      names = "--otherOutput",
      paramLabel = "DIR",
      description = "The folder of V2 (default: that of V1).")
  private @Nullable String otherOutput;

  @Option(
      names = "--features",
      paramLabel = "SELECTION",
      split = ",",
      description = {
        "Compares these columns alone: names of columns, category:NAME or template:NAME,",
        "separated by commas."
      })
  private List<String> selection = List.of();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many builds are told of each difference (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(names = "--onlyChanged", description = "Leaves out the columns in which nothing differs.")
  private boolean onlyChanged;

  @Option(names = "--exitCode", description = "Exit code 1 if the versions differ.")
  private boolean tellsByExitCode;

  @Option(names = "--json", description = "Prints JSON for programs.")
  private boolean asJson;

  @Override
  public Integer call() throws ConfigurationException, IOException {
    if (examples < 0) {
      throw new ConfigurationException(List.of("--examples: " + examples + " is less than 0"));
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    String other = otherOutput == null ? output : otherOutput;
    Manifest manifest = manifest(before, output);
    Manifest othersManifest = manifest(after, other);
    Comparison comparison = Comparison.of(manifest, othersManifest);
    if (!comparison.identical()) {
      ComparedVersion version = version(output, manifest);
      ComparedVersion othersVersion = version(other, othersManifest);
      Predicate<String> columns = columns(version, othersVersion);
      comparison = VersionComparison.of(version, othersVersion, columns, examples);
    }
    Comparison shown = onlyChanged ? comparison.onlyChanged() : comparison;
    PrintWriter out = spec.commandLine().getOut();
    out.print(asJson ? RecordJson.text(shown) : CompareReport.of(shown, !onlyChanged));
    out.flush();
    return tellsByExitCode && !comparison.identical() ? ExitCode.UNEXPECTED : ExitCode.PROCESSED;
  }

  private static Manifest manifest(String version, String output)
      throws ConfigurationException, IOException {
    return Objects.requireNonNull(VersionChoice.finished(version, output).manifest());
  }

  private static ComparedVersion version(String output, Manifest manifest) throws IOException {
    return new ComparedVersion(
        manifest,
        StoredTable.open(output, manifest, FeatureVectorLayout.TABLE),
        StoredTable.open(output, manifest, Table.BUILDS.tableName()),
        StoredTable.open(output, manifest, Table.COMMIT_SCANS.tableName()));
  }

  private Predicate<String> columns(ComparedVersion version, ComparedVersion other)
      throws ConfigurationException {
    if (selection.isEmpty()) {
      return column -> true;
    }
    Set<String> known = new TreeSet<>();
    version.vectors().columns().stream().map(TableColumn::name).forEach(known::add);
    other.vectors().columns().stream().map(TableColumn::name).forEach(known::add);
    Set<String> wanted = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (String part : selection) {
      String name = part.strip();
      if (known.contains(name)) {
        wanted.add(name);
      } else if (name.contains(":")) {
        addSelected(name, wanted, problems);
      } else {
        problems.add(
            "--features: neither version has a column '%s'%s"
                .formatted(Printable.of(name), Suggestions.hint(name, known)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return wanted::contains;
  }

  private static void addSelected(String part, Set<String> wanted, List<String> problems) {
    try {
      Selection.parse(part, Catalog.ALL).forEach(feature -> wanted.add(feature.name()));
    } catch (InvalidSelectionException invalid) {
      invalid.problems().forEach(problem -> problems.add("--features: " + problem));
    }
  }
}
