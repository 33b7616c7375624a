package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.version.FileCheck;
import org.cienrich.io.version.FoundVersion;
import org.cienrich.pipeline.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ci-enrich show}: the versions of an output, or all about one of them. */
@Command(
    name = "show",
    description = "Lists the versions of an output, or tells all about one of them.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "VERSION",
      arity = "0..1",
      description = "The version: " + VersionChoice.HELP + "; all in a table if none is named.")
  private @Nullable String version;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder of all versions, as it was given to run.")
  private String output;

  @Option(
      names = "--features",
      description = "Lists all features by completeness, not only the least complete.")
  private boolean allFeatures;

  @Option(
      names = "--verify",
      description = {
        "Reads all files of the version and compares their sizes and SHA-256 with the manifest;",
        "exit code 1 if one is missing, damaged or unknown."
      })
  private boolean verifies;

  @Option(names = "--json", description = "Prints JSON for programs.")
  private boolean asJson;

  private record Listing(String output, List<VersionTable.Line> versions) {}

  @Override
  public Integer call() throws ConfigurationException, IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    if (version == null) {
      return list();
    }
    FoundVersion found =
        verifies ? VersionChoice.finished(version, output) : VersionChoice.find(version, output);
    VersionView view = VersionView.of(found, output, verifies);
    print(asJson ? RecordJson.text(view) : VersionReport.of(view, allFeatures));
    FileCheck check = view.fileCheck();
    return check == null || check.problems().isEmpty() ? ExitCode.PROCESSED : ExitCode.UNEXPECTED;
  }

  private int list() throws ConfigurationException, IOException {
    if (verifies || allFeatures) {
      throw new ConfigurationException(
          List.of("--verify and --features are about one version: name it, such as latest"));
    }
    List<VersionTable.Line> lines = new ArrayList<>();
    for (FoundVersion found : FoundVersion.all(output)) {
      lines.add(VersionTable.Line.of(found));
    }
    if (lines.isEmpty()) {
      throw new ConfigurationException(
          List.of("--output: " + Printable.of(output) + " has no versions"));
    }
    print(asJson ? RecordJson.text(new Listing(output, lines)) : VersionTable.of(lines));
    return ExitCode.PROCESSED;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
