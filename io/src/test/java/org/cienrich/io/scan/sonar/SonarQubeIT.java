package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.io.http.VirtualClock;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.store.LocalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real server and a real scanner. */
class SonarQubeIT {
  private static final CommitToScan COMMIT =
      SampleTree.commit("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

  private static final String JAVA =
      """
      package sample;

      // The bug: the value is compared with itself.
      public class Loop {
        int sum(int n) {
          int total = 0;
          for (int i = 0; i < n; i++) {
            if (i % 2 == 0 && n > 3) {
              total += i;
            }
          }
          return total;
        }

        boolean same(String a) {
          return a.equals(a);
        }
      }
      """;

  private static final String PYTHON =
      """
      # A comment.
      def divide(a, b):
          if a == a:
              return 1
          return a / b
      """;

  /** Would send the report elsewhere, run programs of the tree, and analyse less. */
  private static final String HOSTILE =
      """
      sonar.host.url=http://127.0.0.1:1
      sonar.token=squ_of_somebody_else
      sonar.projectKey=other
      sonar.modules=a,b
      sonar.exclusions=**/*
      sonar.nodejs.executable=/bin/false
      sonar.scanner.javaExePath=/bin/false
      """;

  @TempDir Path folder;
  private RealSonar real;
  private SampleTree tree;

  @BeforeEach
  void write() throws IOException {
    real = RealSonar.orSkip();
    tree =
        new SampleTree(Files.createDirectory(folder.resolve("tree")))
            .with("src/sample/Loop.java", JAVA)
            .with("py/calc.py", PYTHON)
            .with("sonar-project.properties", HOSTILE);
  }

  /** A function of 16 lines; 14 of them are the same as in the others but for its name. */
  private static String javaScript(int number) {
    StringBuilder text = new StringBuilder("function work" + number + "(values) {\n");
    for (int i = 1; i <= 14; i++) {
      text.append("  const v%d = values[%d] * %d + values.length - %d;\n".formatted(i, i, i, i));
    }
    return text.append("  return v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10 + v11 + v12")
        .append(" + v13 + v14;\n}\nmodule.exports = work" + number + ";\n")
        .toString();
  }

  private SonarQube sonar(SonarServer server, WaitingClock clock) {
    return new SonarQube(
        new SonarConnection(server, clock),
        ScanSettings.of(SonarSettings.DEFAULT),
        new LocalStore(folder.resolve("store")));
  }

  @Test
  void measuresTreeOfThreeLanguages() throws Exception {
    tree.with("web/work1.js", javaScript(1)).with("web/work2.js", javaScript(2));
    Map<String, String> before = tree.content();
    SonarQube sonar = sonar(real.server(), WaitingClock.system());
    ScanMetrics metrics;
    Map<String, String> texts = Map.of("project", ProjectKey.of(COMMIT), "token", real.token());
    try (CommandLines lines = new CommandLines(texts)) {
      metrics = sonar.scan(COMMIT, tree);
      assertThat(lines.seen()).containsExactly("project");
    }
    assertThat(metrics.values())
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("bugs", "2"),
                Map.entry("vulnerabilities", "0"),
                Map.entry("security_hotspots", "0"),
                Map.entry("reliability_rating", "3"),
                Map.entry("security_rating", "1"),
                Map.entry("files", "4"),
                Map.entry("lines", "63"),
                Map.entry("ncloc", "55"),
                Map.entry("ncloc_language_distribution", "java=15;js=36;py=4"),
                Map.entry("classes", "1"),
                Map.entry("functions", "5"),
                Map.entry("complexity", "9"),
                Map.entry("cognitive_complexity", "5"),
                Map.entry("comment_lines", "2"),
                Map.entry("comment_lines_density", "3.5"),
                Map.entry("duplicated_files", "2"),
                Map.entry("duplicated_blocks", "2"),
                Map.entry("duplicated_lines", "32"),
                Map.entry("duplicated_lines_density", "50.8"),
                Map.entry("alert_status", "OK")))
        .hasSize(57)
        .allSatisfy((name, value) -> assertThat(SonarMetrics.NAMES).contains(name));
    assertThat(tree.content()).isEqualTo(before);
    assertThat(
            real.ask("GET", "/api/components/show?component=" + ProjectKey.of(COMMIT)).statusCode())
        .isEqualTo(404);
    assertThat(sonar.fingerprint("square/retrofit")).contains("server ", "scanner ");
  }

  @Test
  void analysisThatWasNotFinishedInTimeIsWaitedForByTheNextScan() throws Exception {
    CommitToScan commit = SampleTree.commit("b".repeat(40));
    SonarQube impatient = sonar(real.server(), new VirtualClock());
    try {
      assertThat(real.ask("POST", "/api/ce/pause").statusCode()).isEqualTo(200);
      assertThat(catchThrowableOfType(ScanException.class, () -> impatient.scan(commit, tree)))
          .extracting(ScanException::reason)
          .isEqualTo(MissingReason.TIMEOUT);
    } finally {
      assertThat(real.ask("POST", "/api/ce/resume").statusCode()).isEqualTo(200);
    }
    SonarQube withoutScanner = sonar(real.serverWith("/bin/false"), WaitingClock.system());
    assertThat(withoutScanner.scan(commit, tree).values()).containsEntry("ncloc", "19");
    assertThat(catchThrowableOfType(ScanException.class, () -> withoutScanner.scan(commit, tree)))
        .hasMessageContaining("ended with 1");
  }
}
