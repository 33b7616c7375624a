package org.cienrich.io.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program in the place of Trivy. It notes how it is called, tells a version, keeps a database
 * when it is told to fetch one, and does what a test wants when it is told to scan.
 */
final class StandInTrivy {
  private static final String METADATA =
      "{\\\"Version\\\":2,\\\"UpdatedAt\\\":\\\"2024-05-01T06:00:00Z\\\"}";

  private static final String PROGRAM =
      """
      #!/bin/sh
      here='%s'
      { for a; do printf '%%s\\n' "$a"; done; echo '== end'; } >> "$here/calls"
      env > "$here/environment"
      { pwd; ls -A; } > "$here/current"
      action=scan
      while [ $# -gt 0 ]; do
        case $1 in
          version) action=version ;;
          --download-db-only=true) action=database ;;
          --skip-check-update=false) action=checks ;;
          --output) output=$2 ;;
          --config) cp "$2" "$here/configuration" ;;
          --cache-dir) cache=$2 ;;
        esac
        shift
      done
      case $action in
        version) %s ;;
        database) %s ;;
        checks) mkdir -p "$cache/policy" && echo '{"Digest":"sha256:c0"}' > "$cache/policy/metadata.json" ;;
        scan)
      %s
      ;;
      esac
      """;

  private final Path folder;
  private String version = "echo '{\"Version\":\"0.74.0\"}'";
  private String download =
      "mkdir -p \"$cache/db\" && echo \""
          + METADATA
          + "\" > \"$cache/db/metadata.json\""
          + " && echo vulnerabilities > \"$cache/db/trivy.db\"";
  private String scan = "exit 1";

  StandInTrivy(Path folder) {
    this.folder = folder;
  }

  StandInTrivy answering(String report) {
    write("report", report);
    return scanningBy("cp \"$here/report\" \"$output\"");
  }

  /** Does this when it is told to scan: lines of a shell. */
  StandInTrivy scanningBy(String... lines) {
    scan = String.join("\n", lines);
    return this;
  }

  StandInTrivy withoutNetwork() {
    download =
        "echo '2026-01-01T00:00:00Z FATAL Fatal error init error: DB error: no such host' >&2; exit 1";
    return this;
  }

  StandInTrivy tellingVersionBy(String line) {
    version = line;
    return this;
  }

  /** Writes the program and returns the command that runs it. */
  List<String> command() {
    Path program = folder.resolve("trivy");
    write("trivy", PROGRAM.formatted(folder, version, download, scan));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return List.of(program.toString());
  }

  /** Returns the arguments of all calls whose arguments have this one. */
  List<List<String>> callsWith(String argument) {
    List<List<String>> calls = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String line : read("calls").lines().toList()) {
      if (!line.equals("== end")) {
        arguments.add(line);
        continue;
      }
      if (arguments.contains(argument)) {
        calls.add(arguments);
      }
      arguments = new ArrayList<>();
    }
    return calls;
  }

  /** Returns the arguments of the only scan. */
  List<String> scanCall() {
    List<List<String>> calls = callsWith("--skip-check-update=true");
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  /** Returns the environment of the last call. */
  Map<String, String> environment() {
    return read("environment")
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
  }

  /** Returns the current folder of the last call, then what was in it. */
  List<String> current() {
    return read("current").lines().toList();
  }

  /** Returns the configuration file of the last call. */
  String configuration() {
    return read("configuration");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
