package org.cienrich.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeamCountersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As Flink 1.19 answers for a job of Beam 2.70, shortened. */
  private static final String METRICS =
      """
      {"metrics": {"attempted": [
        {"urn": "beam:metric:user:sum_int64:v1", "payload": "gAE=",
         "labels": {"NAMESPACE": "progress", "NAME": "builds_checked", "PTRANSFORM": "a"}},
        {"urn": "beam:metric:user:sum_int64:v1", "payload": "BA==",
         "labels": {"NAMESPACE": "progress", "NAME": "builds_checked", "PTRANSFORM": "b"}},
        {"urn": "beam:metric:user:sum_int64:v1", "payload": "BA==",
         "labels": {"NAMESPACE": "other", "NAME": "builds_checked", "PTRANSFORM": "b"}},
        {"urn": "beam:metric:user:distribution_int64:v1", "payload": "AAAA",
         "labels": {"NAMESPACE": "progress", "NAME": "sizes", "PTRANSFORM": "b"}}]}}
      """;

  @Test
  void addsUpTheCountersOfANamespace() throws IOException {
    var accumulators = JSON.createObjectNode();
    accumulators
        .putArray("user-task-accumulators")
        .addObject()
        .put("name", "__metricscontainers")
        .put("value", METRICS);

    assertThat(BeamCounters.in(accumulators, "progress")).isEqualTo(Map.of("builds_checked", 132L));
  }

  @Test
  void aJobThatHasNotBegunHasNone() throws IOException {
    assertThat(BeamCounters.in(JSON.createObjectNode(), "progress")).isEmpty();
  }
}
