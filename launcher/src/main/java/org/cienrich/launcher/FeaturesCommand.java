package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Suggestions;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.features.catalog.Selection;
import org.cienrich.features.docs.FeatureListing;
import org.cienrich.features.docs.FeatureReference;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.pipeline.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ci-enrich features}: what can be computed, and what it means. */
@Command(
    name = "features",
    description = "Explains the features there are.",
    mixinStandardHelpOptions = true)
final class FeaturesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "Lists features with one sentence each.",
      mixinStandardHelpOptions = true)
  int list(
      @Parameters(
              paramLabel = "SELECTION",
              defaultValue = "all",
              description = {
                "Names, category:NAME, template:NAME or all, separated by commas;",
                "or metrics of scanners such as trivy:all;sonarqube:ncloc."
              })
          String selection)
      throws ConfigurationException {
    try {
      print(FeatureListing.list(selected(selection)));
      return ExitCode.PROCESSED;
    } catch (InvalidSelectionException invalid) {
      throw new ConfigurationException(invalid.problems());
    }
  }

  private static List<Feature<?>> selected(String selection) {
    if (selection.equals("all")) {
      return Catalog.ALL.features();
    }
    boolean isOfScanners =
        Arrays.stream(ScanTool.values())
            .anyMatch(tool -> selection.strip().startsWith(tool.toolName()));
    return isOfScanners
        ? ScanSelection.parse(selection, KnownAt.LATER)
        : Selection.parse(selection, Catalog.ALL);
  }

  @Command(
      name = "show",
      description = "Tells all about features: meaning, inputs, when known, range, parameters.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "NAME", arity = "1..*") List<String> names)
      throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    for (String name : names) {
      Optional<Feature<?>> feature = Catalog.ALL.find(name);
      feature.ifPresentOrElse(
          found -> pages.add(FeatureListing.show(found)),
          () -> problems.add("Unknown feature '" + name + "'" + hint(name)));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    print(String.join(System.lineSeparator(), pages));
    return ExitCode.PROCESSED;
  }

  @Command(
      name = "docs",
      description = "Writes the reference of all features as Markdown.",
      mixinStandardHelpOptions = true)
  int docs(
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "The file to write; standard output where none is named.")
          Path output)
      throws IOException {
    String page = FeatureReference.markdown(Catalog.ALL);
    if (output == null) {
      print(page);
    } else {
      Files.writeString(output, page);
    }
    return ExitCode.PROCESSED;
  }

  private static String hint(String name) {
    return Suggestions.hint(
        name, Catalog.ALL.features().stream().<String>map(Feature::name).toList());
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
