package org.cienrich.io.scan.trivy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.scan.TrivySettings;

/**
 * Command lines of Trivy. An option on the command line wins over the configuration file, and of
 * one that is there twice the last wins: what we rely on stands after the arguments of the user.
 *
 * @see <a
 *     href="https://trivy.dev/docs/latest/guide/references/configuration/cli/trivy_filesystem/">trivy
 *     filesystem</a>
 */
final class TrivyCommand {
  /** Longer than the limit of the process, which is the one that holds. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final TrivyTool tool;
  private final Path cache;

  TrivyCommand(TrivyTool tool, Path cache) {
    this.tool = tool;
    this.cache = cache;
  }

  /** Tells its version, as JSON to standard output. */
  List<String> version() {
    List<String> command = new ArrayList<>(tool.command());
    command.addAll(List.of("version", "--format", "json", "--cache-dir", cache.toString()));
    return command;
  }

  /** Scans a tree as it is told, with the databases that there are. */
  List<String> scan(TrivySettings settings, ScanFolder folder, Path tree) {
    List<String> command = filesystem(settings, settings.scanners(), folder);
    command.addAll(
        List.of("--skip-db-update=true", "--download-db-only=false", "--skip-check-update=true"));
    String server = tool.serverUrl();
    command.addAll(List.of("--server", server == null ? "" : server, tree.toString()));
    return command;
  }

  /** Fetches the vulnerability database where it is out of date. */
  List<String> updateDatabase(TrivySettings settings, ScanFolder folder) {
    List<String> command = filesystem(settings, List.of("vuln"), folder);
    command.addAll(
        List.of(
            "--skip-db-update=false",
            "--download-db-only=true",
            "--server",
            "",
            folder.emptyTree().toString()));
    return command;
  }

  /** Fetches the checks for misconfigurations where they are out of date, to scan nothing. */
  List<String> updateChecks(TrivySettings settings, ScanFolder folder) {
    List<String> command = filesystem(settings, List.of("misconfig"), folder);
    command.addAll(
        List.of("--skip-check-update=false", "--server", "", folder.emptyTree().toString()));
    return command;
  }

  private List<String> filesystem(
      TrivySettings settings, List<String> scanners, ScanFolder folder) {
    long seconds = Duration.ofSeconds(tool.limitSeconds()).plus(GRACE).toSeconds();
    List<String> command = new ArrayList<>(tool.command());
    command.add("filesystem");
    command.add("--offline-scan");
    command.addAll(settings.extraArgs());
    command.addAll(List.of("--format", "json"));
    command.addAll(List.of("--output", folder.report().toString()));
    command.addAll(List.of("--config", folder.configuration().toString()));
    command.addAll(List.of("--cache-dir", cache.toString(), "--cache-backend", "memory"));
    command.addAll(List.of("--scanners", String.join(",", scanners)));
    command.addAll(List.of("--severity", "UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL"));
    command.addAll(List.of("--timeout", seconds + "s", "--exit-code", "0"));
    command.addAll(List.of("--compliance", "", "--template", ""));
    command.addAll(
        List.of("--list-all-pkgs=true", "--skip-java-db-update=true", "--quiet", "--debug=false"));
    return command;
  }
}
