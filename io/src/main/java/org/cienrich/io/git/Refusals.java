package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what a remote was asked for and did not give: commits, kind {@code git-refusal}, each
 * with the time when that was first so, and the repository as a whole, kind {@code git-clone}, of
 * which the newest answer counts. Thread-safe.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String KIND = "git-refusal";
  private static final String KIND_OF_CLONES = "git-clone";
  private static final String GIVEN = "given";

  private final Store store;
  private final Generations clones;
  private final String remote;

  /**
   * @param remote names the repository and where it is
   */
  Refusals(Store store, String remote) {
    this.store = store;
    this.clones = new Generations(store, KIND_OF_CLONES);
    this.remote = remote;
  }

  /** Tells whether the remote did not have the commit. */
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

  /** Returns why the remote did not give the repository, for good; null if it did, or may. */
  @Nullable MissingReason ofRepository() {
    String newest = newest();
    for (MissingReason reason : MissingReason.values()) {
      if (reason.name().equals(newest) && !reason.isTransient()) {
        return reason;
      }
    }
    return null;
  }

  /**
   * Notes how a clone ended.
   *
   * @param reason why the repository was not given; null if it was
   */
  void noteClone(@Nullable MissingReason reason) {
    String state = reason == null ? GIVEN : reason.name();
    String before = newest();
    if (state.equals(before.isEmpty() ? GIVEN : before)) {
      return;
    }
    try {
      clones.add(remote, state.getBytes(UTF_8));
    } catch (IOException e) {
      LOG.warn("How the clone of {} ended cannot be kept: {}", remote, e.toString());
    }
  }

  private String newest() {
    try {
      Optional<byte[]> state = clones.get(remote, clones.newest(remote));
      return state.map(bytes -> new String(bytes, UTF_8)).orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the store", e);
    }
  }
}
