package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.cienrich.features.MissingReason;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.io.http.ScriptedReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
  @TempDir Path folder;
  private SonarUnderTest test;
  private SonarQube sonar;

  @BeforeEach
  void start() {
    test = new SonarUnderTest(folder);
    sonar = test.sonar(FakeScanner.thatSubmits(folder));
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void thereAre57Metrics() {
    assertThat(SonarMetrics.NAMES).hasSize(57);
  }

  @Test
  void allMetricsAreReadInChunksAndThoseOfServerAskedForOnce() throws Exception {
    for (String name : SonarMetrics.NAMES) {
      test.server.measuring(name, "INT", "7.0");
    }
    ScanMetrics metrics = test.scan(sonar);
    assertThat(metrics.values()).hasSize(57).containsValue("7").doesNotContainValue("7.0");
    assertThat(test.server.asked()).filteredOn("/api/measures/component"::equals).hasSize(3);
    sonar.scan(SampleTree.commit("f".repeat(40)), test.tree);
    assertThat(test.server.asked()).filteredOn("/api/metrics/search"::equals).hasSize(1);
  }

  @Test
  void metricsOnLaterPagesAreFound() throws Exception {
    for (int i = 0; i < 600; i++) {
      test.server.having("a_metric_" + i, "INT");
    }
    test.server.measuring("violations", "INT", "3");
    assertThat(test.scan(sonar).values()).containsExactly(entry("violations", "3"));
  }

  @Test
  void metricThatServerNoLongerHasIsAbsent() throws Exception {
    test.server
        .measuring("ncloc", "INT", "5")
        .measuring("security_issues", "DATA", "{\"LOW\":1,\"HIGH\":2,\"total\":3}");
    assertThat(test.scan(sonar).values())
        .containsEntry("ncloc", "5")
        .containsEntry("security_issues", "3");
    test.server.without("security_issues");
    assertThat(sonar.scan(SampleTree.commit("f".repeat(40)), test.tree).values())
        .containsExactly(entry("ncloc", "5"));
  }

  @Test
  void valuesOfNewCodeAreNoValues() throws Exception {
    test.server
        .having("ncloc", "INT")
        .having("violations", "INT")
        .answering(
            "/api/measures/component",
            FakeSonar.ok(
                "{'component':{'measures':[{'metric':'violations','period':{'value':'25'}},"
                    + "{'metric':'ncloc','value':'114','period':{'value':'3'}},"
                    + "{'metric':'unasked','value':'1'}]}}"));
    assertThat(test.scan(sonar).values()).containsExactly(entry("ncloc", "114"));
  }

  @Test
  void valueOfWrongTypeIsComputationFailed() {
    test.server.measuring("ncloc", "INT", "many");
    assertThat(test.failureOf(sonar))
        .hasMessageContaining("ncloc")
        .satisfies(each -> assertThat(each.reason()).isEqualTo(MissingReason.COMPUTATION_FAILED));
  }

  @Test
  void projectWithoutMeasuresIsComputationFailed() {
    test.server
        .having("ncloc", "INT")
        .answering("/api/measures/component", ScriptedReply.of(404, "{\"errors\":[]}"));
    assertThat(test.failureOf(sonar).reason()).isEqualTo(MissingReason.COMPUTATION_FAILED);
  }

  @Test
  void qualityGateIsAskedForWhereThereIsNoMeasure() throws Exception {
    test.server.answering(
        "/api/qualitygates/project_status",
        FakeSonar.ok(
            "{'projectStatus':{'status':'ERROR','conditions':[{'status':'ERROR',"
                + "'metricKey':'bugs','comparator':'GT','errorThreshold':'0','actualValue':'2'}]}}"));
    assertThat(test.scan(sonar).values())
        .containsExactly(
            entry("alert_status", "ERROR"),
            entry(
                "quality_gate_details",
                "{\"level\":\"ERROR\",\"conditions\":[{\"metric\":\"bugs\",\"op\":\"GT\","
                    + "\"error\":\"0\",\"actual\":\"2\",\"level\":\"ERROR\"}]}"));
  }
}
