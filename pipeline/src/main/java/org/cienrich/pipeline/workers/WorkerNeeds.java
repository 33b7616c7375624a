package org.cienrich.pipeline.workers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cienrich.features.KnownAt;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.http.TokenSource;
import org.cienrich.pipeline.config.Formats;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.jspecify.annotations.Nullable;

/**
 * What every worker must have for a run: secrets, programs, files and folders, by name. A token
 * that a run can do without is needed only where an option names its file.
 */
public final class WorkerNeeds implements Serializable {
  private final ArrayList<Need> needs;

  private WorkerNeeds(List<Need> needs) {
    this.needs = new ArrayList<>(needs);
  }

  /**
   * Reads from the options what a run needs.
   *
   * @throws IllegalArgumentException if {@code --scanMetrics} cannot be read
   */
  public static WorkerNeeds of(EnrichmentOptions options) {
    List<Need> needs = new ArrayList<>();
    if (options.getInput() != null) {
      needs.add(new Need.ReadableFile("input", options.getInput()));
    }
    if (options.getCacheDir() != null) {
      needs.add(new Need.WritableFolder("cacheDir", options.getCacheDir()));
    }
    Set<ScanTool> tools = tools(options);
    if (tools.contains(ScanTool.TRIVY)) {
      needs.add(program(options.getTrivyCommand()));
    }
    if (tools.contains(ScanTool.SONARQUBE)) {
      needs.add(program(options.getSonarScannerCommand()));
    }
    if (Formats.wantMongo(options)) {
      needs.add(secret("the URI of MongoDB", options.getMongoUriFile(), "MONGODB_URI"));
    }
    if (!options.isOffline()) {
      addTokens(options, tools, needs);
    }
    return new WorkerNeeds(needs);
  }

  private static void addTokens(EnrichmentOptions options, Set<ScanTool> tools, List<Need> needs) {
    if (options.getGithubAppKeyFile() != null) {
      needs.add(new Need.ReadableFile("githubAppKeyFile", options.getGithubAppKeyFile()));
    } else {
      needs.add(
          secret(
              "a token of GitHub", options.getGithubTokenFile(), "GITHUB_TOKENS", "GITHUB_TOKEN"));
    }
    if (options.getCircleciTokenFile() != null) {
      needs.add(secret("a token of CircleCI", options.getCircleciTokenFile()));
    }
    if (options.getTravisTokenFile() != null) {
      needs.add(secret("a token of Travis CI", options.getTravisTokenFile()));
    }
    if (tools.contains(ScanTool.SONARQUBE)) {
      needs.add(secret("a token of SonarQube", options.getSonarTokenFile(), "SONAR_TOKEN"));
    }
  }

  private static Set<ScanTool> tools(EnrichmentOptions options) {
    try {
      return ScanSelection.parse(options.getScanMetrics(), KnownAt.LATER).stream()
          .map(ScanSelection::toolOf)
          .collect(Collectors.toSet());
    } catch (InvalidSelectionException invalid) {
      throw new IllegalArgumentException(
          "--scanMetrics: " + String.join("; ", invalid.problems()), invalid);
    }
  }

  private static Need program(String command) {
    return new Need.Program(command.strip().split("\\s+", 2)[0]);
  }

  private static Need secret(String what, @Nullable String file, String... variables) {
    return new Need.Secret(what, new TokenSource(file, List.of(variables)));
  }

  /** Returns what a worker with this environment lacks, in words. */
  List<String> absences(Map<String, String> environment) {
    return needs.stream().map(need -> need.absence(environment)).flatMap(Optional::stream).toList();
  }
}
