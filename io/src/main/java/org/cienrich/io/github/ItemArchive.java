package org.cienrich.io.github;

import java.util.Optional;

/**
 * Keeps what was answered about single items, whatever batches they were asked for in. What is kept
 * under a key never changes. Thread-safe.
 */
interface ItemArchive {
  /** Keeps nothing. */
  ItemArchive NONE =
      new ItemArchive() {
        @Override
        public Optional<String> get(String key) {
          return Optional.empty();
        }

        @Override
        public void put(String key, String json) {}
      };

  Optional<String> get(String key);

  /** Keeps the text, unless there is one already. */
  void put(String key, String json);
}
