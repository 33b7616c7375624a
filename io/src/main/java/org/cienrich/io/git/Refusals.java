package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import org.cienrich.io.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which commits a remote was asked for and did not have, kind {@code git-refusal}. An
 * entry holds when that was first so. Thread-safe.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String KIND = "git-refusal";

  private final Store store;
  private final String remote;

  /**
   * @param remote names the repository and where it is
   */
  Refusals(Store store, String remote) {
    this.store = store;
    this.remote = remote;
  }

  boolean has(String sha) {
    try {
      return store.get(KIND, key(sha)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the store", e);
    }
  }

  void add(Collection<String> shas) {
    for (String sha : shas) {
      try {
        store.putIfAbsent(KIND, key(sha), Instant.now().toString().getBytes(UTF_8));
      } catch (IOException e) {
        LOG.warn("That {} has no {} cannot be kept: {}", remote, sha, e.toString());
      }
    }
  }

  private String key(String sha) {
    return remote + " " + sha;
  }
}
