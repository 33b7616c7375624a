package org.cienrich.launcher.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Reads the counters of a Beam job from the accumulators of the Flink job that it became. */
final class BeamCounters {
  private BeamCounters() {}

  static Map<String, Long> in(JsonNode accumulators, String namespace) {
    return new TreeMap<>();
  }
}
