package org.cienrich.io.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.io.store.Store;

/** Keeps entries in memory, tells how often it was read, and can lose or damage them. */
final class MemoryStore implements Store {
  private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
  private int reads;

  @Override
  public synchronized Optional<byte[]> get(String kind, String key) {
    reads++;
    return Optional.ofNullable(entries.get(kind + " " + key));
  }

  @Override
  public Optional<InputStream> open(String kind, String key) {
    return get(kind, key).map(ByteArrayInputStream::new);
  }

  @Override
  public boolean putIfAbsent(String kind, String key, byte[] value) {
    return entries.putIfAbsent(kind + " " + key, value) == null;
  }

  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    return putIfAbsent(kind, key, value.readAllBytes());
  }

  synchronized int reads() {
    return reads;
  }

  List<String> keys(String kind) {
    List<String> keys = new ArrayList<>();
    for (String key : entries.keySet()) {
      if (key.startsWith(kind + " ")) {
        keys.add(key.substring(kind.length() + 1));
      }
    }
    return keys;
  }

  byte[] valueOf(String kind, String key) {
    return get(kind, key).orElseThrow();
  }

  void lose(String kind, String key) {
    assertPresent(entries.remove(kind + " " + key) != null);
  }

  void damage(String kind, String key) {
    assertPresent(entries.replace(kind + " " + key, new byte[] {1, 2, 3}) != null);
  }

  private static void assertPresent(boolean isPresent) {
    if (!isPresent) {
      throw new AssertionError("There is no such entry");
    }
  }
}
