package org.cienrich.launcher.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.util.VarInt;

/**
 * Reads the counters of a Beam job from the accumulators of the Flink job that it became. Beam puts
 * all its metrics into one of them, as the JSON of its monitoring infos.
 */
final class BeamCounters {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCUMULATOR = "__metricscontainers";
  private static final String COUNTER = "beam:metric:user:sum_int64:v1";

  private BeamCounters() {}

  /**
   * Returns the counters of a namespace by name, added up over all steps.
   *
   * @param accumulators what Flink answers when it is asked for those of a job
   */
  static Map<String, Long> in(JsonNode accumulators, String namespace) throws IOException {
    Map<String, Long> counters = new TreeMap<>();
    for (JsonNode accumulator : accumulators.path("user-task-accumulators")) {
      if (accumulator.path("name").asText().equals(ACCUMULATOR)) {
        for (JsonNode info : infos(accumulator.path("value").asText())) {
          JsonNode labels = info.path("labels");
          if (info.path("urn").asText().equals(COUNTER)
              && labels.path("NAMESPACE").asText().equals(namespace)) {
            counters.merge(labels.path("NAME").asText(), value(info), Long::sum);
          }
        }
      }
    }
    return counters;
  }

  private static JsonNode infos(String metrics) throws JsonProcessingException {
    return JSON.readTree(metrics).path("metrics").path("attempted");
  }

  private static long value(JsonNode info) throws IOException {
    byte[] payload = Base64.getDecoder().decode(info.path("payload").asText());
    return VarInt.decodeLong(new ByteArrayInputStream(payload));
  }
}
