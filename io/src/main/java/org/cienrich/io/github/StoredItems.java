package org.cienrich.io.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cienrich.io.store.Store;

/** Keeps items in a store. A store that breaks is an {@link UncheckedIOException}. Thread-safe. */
final class StoredItems implements ItemArchive {
  private static final String KIND = "graphql";

  private final Store store;

  StoredItems(Store store) {
    this.store = store;
  }

  @Override
  public Optional<String> get(String key) {
    try {
      return store.get(KIND, key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String key, String json) {
    try {
      store.putIfAbsent(KIND, key, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
