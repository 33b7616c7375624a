package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that takes the place of the scanner: tells its version, else notes its arguments, its
 * environment and the file of parameters, and ends as it was told.
 */
final class FakeScanner {
  private static final String START =
      """
      #!/bin/sh
      here=$(dirname "$0")
      if [ "$1" = --version ]; then
        echo versions >>"$here/calls"
        echo '10:00:00.000 INFO  Scanner configuration file: /opt/sonar-scanner-1.2/conf/x.properties'
        echo '10:00:00.000 INFO  SonarScanner CLI 7.3.0.5189'
        echo '10:00:00.000 INFO  Linux 6.18.44 amd64'
        exit 0
      fi
      echo scans >>"$here/calls"
      env >"$here/environment"
      pwd >"$here/folder"
      printf '%s\\n' "$@" >"$here/arguments"
      for argument; do
        case $argument in
          -Dsonar.scanner.metadataFilePath=*) report=${argument#*=} ;;
          -Dsonar.projectKey=*) key=${argument#*=} ;;
          -Dproject.settings=*) cat "${argument#*=}" >"$here/parameters" ;;
        esac
      done
      """;

  private final Path program;

  private FakeScanner(Path folder, String end) {
    this.program = folder.resolve("scanner");
    try {
      Files.writeString(program, START + end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!program.toFile().setExecutable(true)) {
      throw new AssertionError("No executable files in " + folder);
    }
  }

  /** Sends a report, whose task the server calls {@code T1}. */
  static FakeScanner thatSubmits(Path folder) {
    return thatEnds(
        folder,
        """
        printf 'projectKey=%s\\nserverUrl=x\\nceTaskId=T1\\nceTaskUrl=x\\n' "$key" >"$report"
        """);
  }

  /** Does this at last; {@code $report} is the file to write, {@code $key} the project. */
  static FakeScanner thatEnds(Path folder, String end) {
    return new FakeScanner(folder, end);
  }

  List<String> command() {
    return List.of(program.toString());
  }

  List<String> arguments() {
    return lines("arguments");
  }

  List<String> environment() {
    return lines("environment");
  }

  List<String> parameters() {
    return lines("parameters");
  }

  Path folder() {
    return Path.of(lines("folder").get(0));
  }

  long scans() {
    return lines("calls").stream().filter("scans"::equals).count();
  }

  long versions() {
    return lines("calls").stream().filter("versions"::equals).count();
  }

  private List<String> lines(String name) {
    try {
      Path file = program.resolveSibling(name);
      return Files.exists(file) ? Files.readAllLines(file) : new ArrayList<>();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
