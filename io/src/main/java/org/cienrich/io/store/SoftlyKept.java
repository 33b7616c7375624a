package org.cienrich.io.store;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last few values that a process shares, while memory lasts. Thread-safe. */
public final class SoftlyKept<K, V> {
  private static final int MAX_KEPT = 8;

  private final Map<K, SoftReference<V>> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** Makes a value. */
  @FunctionalInterface
  public interface Maker<V, E extends Exception> {
    V make() throws E;
  }

  /**
   * Returns the value, which is made if it is not there. Of values that several threads make at the
   * same time all get the first that is ready.
   */
  public <E extends Exception> V get(K key, Maker<V, E> maker) throws E {
    V kept = find(key);
    if (kept != null) {
      return kept;
    }
    V made = maker.make();
    synchronized (values) {
      kept = find(key);
      if (kept == null) {
        values.put(key, new SoftReference<>(made));
        return made;
      }
      return kept;
    }
  }

  private @Nullable V find(K key) {
    synchronized (values) {
      SoftReference<V> reference = values.get(key);
      return reference == null ? null : reference.get();
    }
  }
}
