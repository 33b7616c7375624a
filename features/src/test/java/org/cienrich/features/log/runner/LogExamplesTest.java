package org.cienrich.features.log.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cienrich.features.facts.TestReport;
import org.cienrich.features.log.JobLogReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test runner has a file of examples, {@code <name>.txt}, beside this class. */
class LogExamplesTest {
  static Stream<LogExample> examples() {
    return TestRunners.ALL.stream()
        .flatMap(runner -> LogExample.in(runner.name() + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsWhatTheExampleSays(LogExample example) throws IOException {
    List<TestReport> reports =
        JobLogReader.read(new ByteArrayInputStream(example.log().getBytes(StandardCharsets.UTF_8)))
            .tests();
    List<Map<String, String>> actual = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      Map<String, String> all = valuesOf(reports.get(i));
      if (i < example.expected().size()) {
        all.keySet().retainAll(example.expected().get(i).keySet());
      }
      actual.add(all);
    }
    assertThat(actual).as(example.toString()).isEqualTo(example.expected());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void saysWhereTheExampleIsFrom(LogExample example) {
    assertThat(example.name()).matches(".+ \\(.+\\)");
  }

  private static Map<String, String> valuesOf(TestReport report) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("framework", report.framework());
    values.put("runner", report.runner());
    values.put("within", text(report.within()));
    values.put("run", text(report.run()));
    values.put("failed", text(report.failed()));
    values.put("skipped", text(report.skipped()));
    values.put("suites", text(report.suitesRun()));
    values.put("suites failed", text(report.suitesFailed()));
    values.put("seconds", text(report.seconds()));
    values.put("names", String.join(" # ", report.failedTests()));
    return values;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
