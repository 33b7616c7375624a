package org.cienrich.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code ci-enrich demo}: the real pipeline against the sample forge on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Enriches the builds of a sample forge that runs on this machine: no account, no network.",
      "Takes the options of run as well."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "Folder of the dataset (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--cacheDir",
      paramLabel = "DIR",
      description = "Folder for mirrors (default: .cache in the output folder).")
  private Path cacheDir;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path forgeDirectory = Files.createTempDirectory("ci-enrich-forge");
    try {
      SampleWorld world = SampleWorld.create(forgeDirectory.resolve("world"));
      try (Forge forge = world.serve().start()) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--input=" + world.buildsCsv());
        all.add("--output=" + output);
        all.add("--datasetName=demo");
        all.add("--fresh=true");
        all.add("--cacheDir=" + (cacheDir == null ? output.resolve(".cache") : cacheDir));
        all.add("--githubApiUrl=" + forge.apiUrl());
        all.add("--circleciApiUrl=" + forge.circleciApiUrl());
        all.add("--travisApiUrl=" + forge.travisApiUrl());
        all.add("--githubTokenFile=" + token(forgeDirectory));
        all.add("--gitUrlTemplate=" + forge.gitUrlTemplate());
        int code = Runs.execute(RunArguments.parse(all), out);
        out.println(
            "Open quality_report.html and dataset.csv first; data_dictionary.md explains every column.");
        out.flush();
        return code;
      }
    } finally {
      deleteTree(forgeDirectory);
    }
  }

  /** The forge takes any token; GraphQL wants one. */
  private static Path token(Path directory) throws IOException {
    return Files.writeString(directory.resolve("token"), "a-token-of-the-demo\n");
  }

  private static void deleteTree(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
