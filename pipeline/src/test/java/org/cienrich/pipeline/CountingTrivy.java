package org.cienrich.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * An executable that behaves as Trivy does, finds as many secrets in a tree as its file {@code
 * number} says, and keeps a list of what it scanned. It breaks on trees whose number it is told.
 */
record CountingTrivy(Path folder) {
  private static final String PROGRAM =
      """
      #!/bin/bash
      here=$(dirname "$0")
      case " $* " in *" version "*) echo '{"Version":"0.0.1"}'; exit 0 ;; esac
      while [ $# -gt 1 ]; do
        [ "$1" = --output ] && output=$2
        shift
      done
      number=$(cat "$1/number" 2>/dev/null) || { echo '{"SchemaVersion":2}' > "$output"; exit 0; }
      echo "$number" >> "$here/scanned"
      if grep -qx "$number" "$here/broken" 2>/dev/null; then
        echo "FATAL disk full" >&2
        exit 1
      fi
      {
        printf '{"SchemaVersion":2,"ArtifactType":"filesystem","Results":[{"Target":"number",'
        printf '"Class":"secret","Secrets":['
        for ((i = 1; i <= number; i++)); do
          [ "$i" -gt 1 ] && printf ','
          printf '{"RuleID":"rule-%s","Severity":"LOW","StartLine":%s,"EndLine":%s}' "$i" "$i" "$i"
        done
        printf ']}]}'
      } > "$output"
      """;

  static CountingTrivy in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path program = Files.writeString(folder.resolve("trivy"), PROGRAM);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new CountingTrivy(folder);
  }

  /** Returns the options of a run that scans by it for secrets. */
  List<String> options() throws IOException {
    Path config = Files.writeString(folder.resolve("scan.yaml"), "trivy:\n  scanners: [secret]\n");
    return List.of(
        "--scanMetrics=trivy:secrets_count,vuln_total",
        "--trivyCommand=" + folder.resolve("trivy"),
        "--trivyUpdate=false",
        "--scanConfig=" + config);
  }

  void breakOn(String... numbers) throws IOException {
    Files.write(folder.resolve("broken"), List.of(numbers));
  }

  /** Returns the numbers of the trees that were scanned, in the order of the scans. */
  List<String> scanned() throws IOException {
    Path list = folder.resolve("scanned");
    return Files.exists(list) ? Files.readAllLines(list) : List.of();
  }

  void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("scanned"));
  }
}
