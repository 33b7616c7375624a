package org.cienrich.pipeline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.csv.ReadBuilds;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.scan.TrivySettings;
import org.cienrich.io.scan.sonar.SonarServer;
import org.cienrich.io.scan.tools.ScanReuse;
import org.cienrich.io.scan.tools.ScanTools;
import org.cienrich.io.scan.trivy.TrivyTool;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.Sha256;
import org.cienrich.pipeline.options.ScanOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads which scanners there are and how they scan.
 *
 * @param metrics the columns of scanners
 * @param configSha256 digest of the file with settings; null if there is none
 */
record Scans(List<Feature<?>> metrics, ScanConfig config, @Nullable String configSha256) {

  /** Reads what is selected and its settings; what is wrong with it is a problem. */
  static Scans of(ScanOptions options, KnownAt latest, Problems problems) {
    List<Feature<?>> metrics = new ArrayList<>();
    try {
      metrics.addAll(ScanSelection.parse(options.getScanMetrics(), latest));
    } catch (InvalidSelectionException invalid) {
      invalid.problems().forEach(problem -> problems.add("--scanMetrics: " + problem));
    }
    if (options.getScanConfig() == null) {
      return new Scans(metrics, ScanConfig.DEFAULTS, null);
    }
    String yaml = read(options.getScanConfig(), problems);
    ScanConfig config = ScanConfig.DEFAULTS;
    try {
      config = ScanConfig.parse(yaml);
    } catch (ConfigurationException invalid) {
      invalid
          .problems()
          .forEach(
              problem -> problems.add("--scanConfig: " + options.getScanConfig() + ": " + problem));
    }
    return new Scans(metrics, config, Sha256.of(yaml));
  }

  private static String read(String path, Problems problems) {
    try (InputStream in = ReadBuilds.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      problems.add("--scanConfig: cannot be read: " + unreadable.getMessage());
      return "";
    }
  }

  /** Returns the scanners; empty if something is wrong with their options. */
  Optional<ScanTools> tools(ScanOptions options, Cache cache, boolean offline, Problems problems) {
    Set<ScanTool> selected =
        metrics.stream().map(ScanSelection::toolOf).collect(Collectors.toSet());
    Optional<ScanTools.Trivy> trivy =
        selected.contains(ScanTool.TRIVY)
            ? problems.collect(
                "trivyCommand, --trivyServerUrl, --trivyParallelism",
                () -> trivy(options, cache, config.trivy()))
            : Optional.empty();
    if (selected.contains(ScanTool.SONARQUBE) && options.getSonarUrl() == null) {
      problems.add("--sonarUrl: is required by the metrics of sonarqube in --scanMetrics");
      return Optional.empty();
    }
    Optional<ScanTools.Sonar> sonar =
        selected.contains(ScanTool.SONARQUBE)
            ? problems.collect(
                "sonarUrl, --sonarScannerCommand, --sonarParallelism",
                () -> sonar(options, config.sonar()))
            : Optional.empty();
    return Optional.of(
        new ScanTools(
            cache,
            trivy.orElse(null),
            sonar.orElse(null),
            offline ? ScanReuse.OFFLINE : ScanReuse.CURRENT));
  }

  private static ScanTools.Trivy trivy(
      ScanOptions options, Cache cache, ScanSettings<TrivySettings> settings) {
    return new ScanTools.Trivy(
        new TrivyTool(
            words(options.getTrivyCommand()),
            options.getTrivyServerUrl(),
            cache.directory(),
            Duration.ofMinutes(options.getTrivyTimeoutMinutes()).toSeconds(),
            options.isTrivyUpdate(),
            settings),
        options.getTrivyParallelism());
  }

  private static ScanTools.Sonar sonar(ScanOptions options, ScanSettings<SonarSettings> settings) {
    return new ScanTools.Sonar(
        new SonarServer(
            options.getSonarUrl(),
            options.getSonarTokenFile(),
            words(options.getSonarScannerCommand()),
            Duration.ofMinutes(options.getSonarTimeoutMinutes()),
            options.isKeepSonarProjects(),
            options.getSonarWebhookDir(),
            options.getSonarWebhookSecretFile()),
        settings,
        options.getSonarParallelism());
  }

  private static List<String> words(String command) {
    return List.of(command.strip().split("\\s+"));
  }
}
