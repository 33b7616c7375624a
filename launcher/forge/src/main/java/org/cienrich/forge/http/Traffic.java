package org.cienrich.forge.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests by endpoint and by target, whatever becomes of them. Thread-safe. */
public final class Traffic {

  private final Map<String, Integer> byEndpoint = new ConcurrentHashMap<>();
  private final Map<String, Integer> byTarget = new ConcurrentHashMap<>();

  /** Counts a request and tells how often its target was asked for, this time included. */
  int count(String endpoint, String target) {
    byEndpoint.merge(endpoint, 1, Integer::sum);
    return byTarget.merge(target, 1, Integer::sum);
  }

  public Map<String, Integer> byEndpoint() {
    return Map.copyOf(byEndpoint);
  }

  public Map<String, Integer> byTarget() {
    return Map.copyOf(byTarget);
  }

  public int total() {
    return byEndpoint.values().stream().mapToInt(Integer::intValue).sum();
  }
}
