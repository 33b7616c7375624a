package org.cienrich.features.ports;

import java.io.Serializable;
import java.util.Optional;

/**
 * Keeps what was computed, by a digest of what it was computed from. What cannot be read or kept is
 * computed again. Holds configuration only; thread-safe.
 */
public interface ComputationCache extends Serializable {

  /** Keeps nothing. */
  ComputationCache NONE = new NoCache();

  /**
   * Opens what belongs together.
   *
   * @param group any text; what is likely to be asked for together should share it, and one group
   *     should fit into memory
   */
  Group open(String group);

  /** Kept computations. What was put is sure to be kept once it is closed. Thread-safe. */
  interface Group extends AutoCloseable {
    Optional<byte[]> get(byte[] digest);

    /** Keeps a result, which must be the only one there can be for the digest. */
    void put(byte[] digest, byte[] result);

    @Override
    void close();
  }

  /** Computes everything each time. */
  record NoCache() implements ComputationCache {
    @Override
    public Group open(String group) {
      return new Group() {
        @Override
        public Optional<byte[]> get(byte[] digest) {
          return Optional.empty();
        }

        @Override
        public void put(byte[] digest, byte[] result) {}

        @Override
        public void close() {}
      };
    }
  }
}
