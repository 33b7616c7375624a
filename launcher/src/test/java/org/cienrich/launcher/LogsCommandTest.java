package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
  private static final String PYTEST = "=== 1 failed, 3 passed, 2 skipped in 0.12s ===\n";
  private static final String SUREFIRE =
      "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path both;

  @BeforeEach
  void writeLogs() throws IOException {
    both = folder.resolve("both.log.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(both))) {
      gzip.write((PYTEST + SUREFIRE).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void printsALineForEachFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThat(execute(both.toString(), empty.toString())).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = json(lines.get(0));
    assertThat(first.get("file").asText()).isEqualTo(both.toString());
    assertThat(first.get("tr_log_frameworks")).hasToString("[\"junit\",\"pytest\"]");
    assertThat(first.get("tr_log_num_tests_run").asLong()).isEqualTo(8);
    assertThat(first.get("tr_log_num_tests_skipped").asLong()).isEqualTo(3);
    assertThat(first.has("evidence")).isFalse();
    JsonNode second = json(lines.get(1));
    assertThat(second.get("tr_log_bool_tests_ran").asBoolean()).isFalse();
    assertThat(second.get("tr_log_num_tests_run").isNull()).isTrue();
  }

  @Test
  void countsOnlyTheFrameworksThatAreWanted() throws IOException {
    assertThat(execute("--testFrameworks=PyTest", both.toString())).isZero();
    assertThat(json(out.toString()).get("tr_log_num_tests_run").asLong()).isEqualTo(4);

    assertThat(execute("--testFrameworks=pytst", both.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'pytst'", "did you mean pytest");
  }

  @Test
  void explainsWhereTheNumbersAreFrom() throws IOException {
    assertThat(execute("--explain", both.toString())).isZero();

    JsonNode evidence = json(out.toString()).get("evidence");
    assertThat(evidence).hasSize(2);
    assertThat(evidence.get(1).get("line").asLong()).isEqualTo(2);
    assertThat(evidence.get(1).get("runner").asText()).isEqualTo("surefire");
    assertThat(evidence.get(1).get("text").asText()).isEqualTo(SUREFIRE.strip());
    assertThat(json(out.toString()).get("reports")).hasSize(2);
  }

  @Test
  void tellsWhatCannotBeReadAndGoesOn() {
    Path absent = folder.resolve("absent");

    assertThat(execute(absent.toString(), folder.toString(), both.toString()))
        .isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains(absent + ": no such file", folder + ": cannot be read");
    assertThat(out.toString().lines()).hasSize(1);
  }

  private static JsonNode json(String line) throws IOException {
    return new JsonMapper().readTree(line);
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of("logs"));
    all.addAll(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
