package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.config.RetriedVersion;
import org.cienrich.pipeline.options.EnrichmentOptions;

/** Reads {@code --name=value} arguments, and adds what suits the runner. */
final class RunArguments {
  private RunArguments() {}

  /**
   * Reads the arguments of a run that may repeat a version: what they do not say is as it was in
   * that version.
   *
   * @throws ConfigurationException as for {@link #parse}, or if there is no such version
   */
  static EnrichmentOptions parseRun(List<String> arguments) throws ConfigurationException {
    EnrichmentOptions options = parse(arguments);
    FileSystems.setDefaultPipelineOptions(options);
    Optional<RetriedVersion> retried = RetriedVersion.of(options);
    if (retried.isEmpty()) {
      return options;
    }
    List<String> all = new ArrayList<>(arguments);
    for (String argument : retried.get().arguments()) {
      String name = argument.substring(0, argument.indexOf('=') + 1);
      if (arguments.stream().noneMatch(given -> given.startsWith(name))) {
        all.add(argument);
      }
    }
    return parse(all);
  }

  /**
   * Reads the arguments of a run.
   *
   * @throws ConfigurationException naming every argument that is not an option
   */
  static EnrichmentOptions parse(List<String> arguments) throws ConfigurationException {
    PipelineOptionsFactory.register(EnrichmentOptions.class);
    List<String> problems = new ArrayList<>();
    List<String> all = Runner.of(arguments).complete(arguments);
    all.forEach(argument -> check(argument, problems));
    repeated(all).forEach(name -> problems.add(name + " is given more than once"));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class);
  }

  private static List<String> repeated(List<String> arguments) {
    Set<String> names = new HashSet<>();
    return arguments.stream()
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(name -> !names.add(name))
        .distinct()
        .toList();
  }

  private static void check(String argument, List<String> problems) {
    if (!argument.matches("--[A-Za-z]\\w*(=.*)?")) {
      problems.add("'" + argument + "' is not of the form --name=value");
      return;
    }
    try {
      PipelineOptionsFactory.fromArgs(argument).as(EnrichmentOptions.class);
    } catch (IllegalArgumentException invalid) {
      problems.add(argument + ": " + invalid.getMessage());
    }
  }
}
