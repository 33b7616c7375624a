package org.cienrich.features.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.facts.TestTotals;
import org.cienrich.features.log.runner.TestRunner;
import org.cienrich.features.log.runner.TestRunners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares what is read in real logs with what the tools of TravisTorrent and BugSwarm read in
 * them, after a mapping of definitions that docs/benchmarks.md tells. Cell by cell, the table is in
 * {@code target/agreement.txt}.
 */
class AgreementTest {
  private static final List<String> JUDGED =
      List.of("tests_run", "tests_failed", "tests_skipped", "tests_ok", "status");
  private static final Set<String> TOTAL_WITHOUT_SKIPPED =
      Set.of("pytest", "mocha", "gotest", "jest", "karma");

  /** Logs with judged cells that differ; docs/benchmarks.md tells why, one by one. */
  private static final Set<String> EXPLAINED =
      Set.of(
          "other__8859027590",
          "maven__214130456-orig",
          "maven__190697114-orig",
          "javascript__mocha__624184843",
          "awelino_go_pass",
          "dghubble_171872906",
          "go_convey_92397437",
          "162348481_test_failed");

  @Test
  void agreesWithTheToolsOfTheSets() throws IOException {
    List<String> table = new ArrayList<>();
    Map<String, int[]> shares = new TreeMap<>();
    Set<String> differing = new TreeSet<>();
    for (RecordedLog log : RecordedLog.allOrSkip()) {
      Map<String, String> expected = log.expected();
      Map<String, String> actual = actual(log.read(), expected);
      for (Map.Entry<String, String> cell : expected.entrySet()) {
        String ours = actual.get(cell.getKey());
        if (ours != null) {
          boolean agrees = agrees(cell.getKey(), cell.getValue(), ours);
          int[] share = shares.computeIfAbsent(log.set() + " " + cell.getKey(), k -> new int[2]);
          share[agrees ? 0 : 1]++;
          if (!agrees && JUDGED.contains(cell.getKey())) {
            differing.add(log.name());
          }
          table.add(
              String.join(
                  "\t",
                  agrees ? "same" : "DIFF",
                  log.set(),
                  log.name(),
                  cell.getKey(),
                  cell.getValue(),
                  ours));
        }
      }
    }
    shares.put("JUDGED", new int[2]);
    shares.forEach(
        (cell, share) -> {
          if (JUDGED.contains(cell.substring(cell.indexOf(' ') + 1))) {
            shares.get("JUDGED")[0] += share[0];
            shares.get("JUDGED")[1] += share[1];
          }
        });
    shares.forEach(
        (cell, share) -> table.add(cell + ": " + share[0] + " of " + (share[0] + share[1])));
    Files.write(Path.of("target/agreement.txt"), table);
    int[] judged = shares.get("JUDGED");
    assertThat((double) judged[0] / (judged[0] + judged[1])).isGreaterThan(0.97);
    assertThat(differing).isEqualTo(EXPLAINED);
  }

  private static boolean agrees(String cell, String theirs, String ours) {
    if (cell.equals("frameworks")) {
      return new TreeSet<>(List.of(theirs.toLowerCase(Locale.ROOT).split("#")))
          .equals(new TreeSet<>(List.of(ours.split("#"))));
    }
    if (!theirs.isEmpty() && !ours.isEmpty() && isNumber(theirs) && isNumber(ours)) {
      return Math.abs(Double.parseDouble(theirs) - Double.parseDouble(ours)) < 0.011;
    }
    return theirs.equalsIgnoreCase(ours);
  }

  private static boolean isNumber(String text) {
    return Character.isDigit(text.charAt(0));
  }

  /** Our values in their terms. */
  private static Map<String, String> actual(LogFacts facts, Map<String, String> expected) {
    TestTotals tests = TestTotals.ofJob(facts.tests(), theirFrameworks(facts, expected));
    boolean ran = tests.ran();
    boolean theirsRan = expected.getOrDefault("bool_tests_ran", "").equals("true");
    Long run = tests.run();
    boolean addSkipped =
        tests.frameworks().stream().noneMatch(TOTAL_WITHOUT_SKIPPED::contains)
            && run != null
            && tests.skipped() != null;
    Long theirRun = addSkipped ? (Long) (run + Objects.requireNonNull(tests.skipped())) : run;
    Long failed = tests.failed();
    long expectedFailures =
        Long.parseLong(expected.getOrDefault("tests_xfailed", "0"))
            + Long.parseLong(expected.getOrDefault("tests_xpassed", "0"));
    Long theirOk =
        theirRun == null || failed == null ? null : (Long) (theirRun - failed - expectedFailures);
    Map<String, String> actual = new TreeMap<>();
    boolean nothingRan = !ran && !theirsRan;
    actual.put("tests_run", nothingRan ? none(expected, "tests_run") : text(theirRun));
    actual.put(
        "tests_ok", nothingRan || theirOk == null ? none(expected, "tests_ok") : text(theirOk));
    actual.put("tests_failed", nothingRan ? none(expected, "tests_failed") : text(failed));
    actual.put(
        "tests_skipped",
        nothingRan || tests.skipped() == null
            ? none(expected, "tests_skipped")
            : text(tests.skipped()));
    actual.put("bool_tests_ran", Boolean.toString(ran));
    actual.put(
        "bool_tests_failed",
        ran ? Boolean.toString(failed != null && failed > 0) : none(expected, "bool_tests_failed"));
    actual.put("status", status(facts.status()));
    actual.put("frameworks", String.join("#", tests.frameworks()));
    actual.put("testduration", text(tests.seconds()));
    actual.put("test_suites_run", text(tests.suitesRun()));
    actual.put("test_suites_failed", text(tests.suitesFailed()));
    actual.put("setup_time", text(facts.setupSeconds()));
    actual.put("buildduration", text(facts.buildSeconds()));
    actual.put("lan", text(facts.language()));
    actual.put("analyzer", text(facts.analyzer()));
    actual.put("tr_build_system", text(facts.buildTool()));
    actual.put("failed_names", String.join("#", tests.failedTests()));
    return actual;
  }

  /**
   * Their tools read what one analyzer knows: of the frameworks that they name, else the runners of
   * the build tool or language that they chose for the log, rightly or not.
   */
  private static List<String> theirFrameworks(LogFacts facts, Map<String, String> expected) {
    List<String> named =
        List.of(expected.getOrDefault("frameworks", "").toLowerCase(Locale.ROOT).split("#"));
    if (facts.tests().stream().anyMatch(report -> named.contains(report.framework()))) {
      return named;
    }
    return switch (expected.getOrDefault("analyzer", "")) {
      case "" -> List.of();
      case "plain" -> List.of("none");
      case "java-maven" -> List.of("surefire", "testng", "junit-text");
      case "java-gradle" -> List.of("gradle", "testng");
      case "java-ant" -> List.of("ant", "junit-platform", "testng");
      default ->
          TestRunners.ALL.stream()
              .filter(runner -> expected.get("analyzer").startsWith(runner.language()))
              .map(TestRunner::name)
              .toList();
    };
  }

  /** Where no test ran, their 0, false and nothing are all our nothing. */
  private static String none(Map<String, String> expected, String cell) {
    String theirs = expected.getOrDefault(cell, "");
    return theirs.equals("0") || theirs.equals("false") ? theirs : "";
  }

  private static String status(@Nullable LogStatus status) {
    return status == null ? "unknown" : status.columnValue();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
