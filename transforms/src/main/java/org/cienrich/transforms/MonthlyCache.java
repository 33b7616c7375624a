package org.cienrich.transforms;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ComputationCache;

/**
 * The kept computations of one unit of work: in groups by the month of the trigger, so that a unit
 * reads few, however many builds the repository has. Not thread-safe.
 */
final class MonthlyCache implements AutoCloseable {
  private final ComputationCache cache;
  private final WorkUnit unit;
  private final Map<YearMonth, ComputationCache.Group> open = new HashMap<>();

  MonthlyCache(ComputationCache cache, WorkUnit unit) {
    this.cache = cache;
    this.unit = unit;
  }

  ComputationCache.Group of(BuildWork build) {
    YearMonth month = YearMonth.from(build.run().trigger().triggeredAt().atOffset(ZoneOffset.UTC));
    return open.computeIfAbsent(month, key -> cache.open(unit.repository().key() + " " + key));
  }

  @Override
  public void close() {
    open.values().forEach(ComputationCache.Group::close);
  }
}
