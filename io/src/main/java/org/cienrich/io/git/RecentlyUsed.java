package org.cienrich.io.git;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Values of which the least recently used go when their weights exceed a limit. */
final class RecentlyUsed<K, V> {
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private final ToLongFunction<V> weight;
  private final long limit;
  private long total;

  RecentlyUsed(long limit, ToLongFunction<V> weight) {
    this.limit = limit;
    this.weight = weight;
  }

  /** Keeps that many values. */
  static <K, V> RecentlyUsed<K, V> ofCount(int count) {
    return new RecentlyUsed<>(count, value -> 1);
  }

  @Nullable V get(K key) {
    return values.get(key);
  }

  void put(K key, V value) {
    V replaced = values.put(key, value);
    total += weight.applyAsLong(value) - (replaced == null ? 0 : weight.applyAsLong(replaced));
    var eldest = values.entrySet().iterator();
    while (total > limit && values.size() > 1) {
      total -= weight.applyAsLong(eldest.next().getValue());
      eldest.remove();
    }
  }
}
