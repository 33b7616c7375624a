package org.cienrich.io.store;

import java.io.IOException;
import java.util.Optional;

/**
 * States of things of which the newest counts, kept as the entries {@code <key>#1}, {@code <key>#2}
 * and so on of a store, whose entries never change. Several may add at a time: each state gets a
 * number of its own. Thread-safe.
 */
public final class Generations {
  private final Store store;
  private final String kind;

  /**
   * @param kind as in {@link Store}
   */
  public Generations(Store store, String kind) {
    this.store = store;
    this.kind = kind;
  }

  /**
   * A state.
   *
   * @param generation its number, from 1
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  public record State(int generation, byte[] value) {}

  /**
   * Returns the newest state, if there is one. Doubles the number until there is no such state, and
   * then halves the interval.
   */
  public Optional<State> last(String key) throws IOException {
    Optional<State> last = Optional.empty();
    int present = 0;
    int absent = 1;
    for (var next = state(key, absent); next.isPresent(); next = state(key, absent)) {
      last = next;
      present = absent;
      absent = Math.multiplyExact(absent, 2);
    }
    while (absent - present > 1) {
      int middle = present + (absent - present) / 2;
      Optional<State> state = state(key, middle);
      if (state.isPresent()) {
        last = state;
        present = middle;
      } else {
        absent = middle;
      }
    }
    return last;
  }

  private Optional<State> state(String key, int generation) throws IOException {
    return get(key, generation).map(value -> new State(generation, value));
  }

  /** Returns the number of the newest state; 0 if there is none. */
  public int newest(String key) throws IOException {
    return last(key).map(State::generation).orElse(0);
  }

  /** Returns a state, if there is an undamaged one of that number. */
  public Optional<byte[]> get(String key, int generation) throws IOException {
    return store.get(kind, nameOf(key, generation));
  }

  /**
   * Adds a state as the newest. Goes on after a gap, which a damaged entry leaves, so that nothing
   * older comes after it.
   */
  public void add(String key, byte[] state) throws IOException {
    boolean isNewest = false;
    for (int generation = newest(key) + 1; !isNewest; generation++) {
      boolean isFollowed = exists(key, generation + 1);
      isNewest = addAs(key, generation, state) && !isFollowed;
    }
  }

  /** Adds a state under a number; returns false if there is one already. */
  public boolean addAs(String key, int generation, byte[] state) throws IOException {
    return store.putIfAbsent(kind, nameOf(key, generation), state);
  }

  private boolean exists(String key, int generation) throws IOException {
    return get(key, generation).isPresent();
  }

  private static String nameOf(String key, int generation) {
    return key + "#" + generation;
  }
}
