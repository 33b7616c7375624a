package org.cienrich.transforms;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counts twice: as a metric of the job, for who looks at it from elsewhere, and in this process,
 * for runners that tell their metrics only when the job is over. Thread-safe.
 */
record ProgressCounter(String name) implements Counter, Serializable {
  private static final Map<String, LongAdder> HERE = new ConcurrentHashMap<>();

  static Map<String, Long> countedHere() {
    Map<String, Long> counted = new TreeMap<>();
    HERE.forEach((name, count) -> counted.put(name, count.sum()));
    return counted;
  }

  @Override
  public void inc() {
    inc(1);
  }

  @Override
  public void inc(long n) {
    Metrics.counter(Progress.NAMESPACE, name).inc(n);
    HERE.computeIfAbsent(name, unused -> new LongAdder()).add(n);
  }

  @Override
  public void dec() {
    inc(-1);
  }

  @Override
  public void dec(long n) {
    inc(-n);
  }

  @Override
  public MetricName getName() {
    return MetricName.named(Progress.NAMESPACE, name);
  }
}
