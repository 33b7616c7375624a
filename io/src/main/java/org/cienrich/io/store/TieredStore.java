package org.cienrich.io.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A store of this machine with one behind it that many machines share. What is only in the shared
 * one is put into the local one when it is asked for. What is put goes to both; the shared one says
 * who was first, so that workers who number their entries never take the same number.
 *
 * <p>When the shared store fails, the local one alone is used: nothing is lost here, and one
 * warning per process and kind says so. What is put meanwhile stays on this machine and is not
 * shared later, and others may put another value under the same key.
 *
 * <p>Thread-safe.
 */
public final class TieredStore implements Store {
  private final LocalStore local;
  private final Store shared;

  public TieredStore(LocalStore local, Store shared) {
    this.local = local;
    this.shared = shared;
  }

  @Override
  public Optional<InputStream> open(String kind, String key) throws IOException {
    Optional<InputStream> here = local.open(kind, key);
    if (here.isPresent()) {
      return here;
    }
    Optional<InputStream> there = ask(kind, () -> shared.open(kind, key));
    if (there.isEmpty()) {
      return there;
    }
    try (InputStream in = there.get()) {
      local.putIfAbsent(kind, key, in);
    }
    return local.open(kind, key);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A value that is in the local store already is not offered to the shared one.
   */
  @Override
  public boolean putIfAbsent(String kind, String key, InputStream value) throws IOException {
    if (local.has(kind, key)) {
      return false;
    }
    try (LocalStore.Staged staged = local.stage(kind, key, value)) {
      Optional<Boolean> first =
          ask(
              kind,
              () -> {
                try (InputStream in = staged.open()) {
                  return Optional.of(shared.putIfAbsent(kind, key, in));
                }
              });
      if (first.isEmpty()) {
        return staged.publish();
      }
      if (first.get()) {
        staged.publish();
      }
      return first.get();
    }
  }

  private interface Question<T> {
    Optional<T> ask() throws IOException;
  }

  /** File systems report failures by exceptions of many types. */
  private static <T> Optional<T> ask(String kind, Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | RuntimeException failed) {
      SharedFailures.warn(kind, failed);
      return Optional.empty();
    }
  }
}
