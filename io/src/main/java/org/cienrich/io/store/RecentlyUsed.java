package org.cienrich.io.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values in memory of which the least recently used go when their weights exceed a limit. Not
 * thread-safe.
 */
public final class RecentlyUsed<K, V> {
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private final ToLongFunction<V> weight;
  private final long limit;
  private long total;

  /**
   * @param limit the most that the weights may add up to; the last value put stays in any case
   */
  public RecentlyUsed(long limit, ToLongFunction<V> weight) {
    this.limit = limit;
    this.weight = weight;
  }

  /** Keeps that many values. */
  public static <K, V> RecentlyUsed<K, V> ofCount(int count) {
    return new RecentlyUsed<>(count, value -> 1);
  }

  public @Nullable V get(K key) {
    return values.get(key);
  }

  public void put(K key, V value) {
    V replaced = values.put(key, value);
    total += weight.applyAsLong(value) - (replaced == null ? 0 : weight.applyAsLong(replaced));
    var eldest = values.entrySet().iterator();
    while (total > limit && values.size() > 1) {
      total -= weight.applyAsLong(eldest.next().getValue());
      eldest.remove();
    }
  }
}
