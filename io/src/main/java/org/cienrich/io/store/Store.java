package org.cienrich.io.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps values by kind and canonical key. An entry never changes: whoever puts under the same key
 * must mean the same value. Entries that are damaged are as good as absent.
 *
 * <p>Thread-safe, and safe for several processes on the same data.
 *
 * <p>A kind is a constant of the code, 1 to 64 characters of {@code [a-z0-9_-]} that begin with a
 * letter; others are refused with an {@link IllegalArgumentException}. A key is any text.
 */
public interface Store {

  /** Returns the value, if there is an undamaged one. */
  default Optional<byte[]> get(String kind, String key) throws IOException {
    Optional<InputStream> stream = open(kind, key);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = stream.get()) {
      return Optional.of(in.readAllBytes());
    }
  }

  /** Returns the value as a stream that the caller closes, if there is an undamaged one. */
  Optional<InputStream> open(String kind, String key) throws IOException;

  /**
   * Keeps the value unless there is one already.
   *
   * @return whether this call put it
   */
  default boolean putIfAbsent(String kind, String key, byte[] value) throws IOException {
    return putIfAbsent(kind, key, new ByteArrayInputStream(value));
  }

  /**
   * Like {@link #putIfAbsent(String, String, byte[])} for a value of any size. Reads the stream to
   * its end only if there is no value yet; leaves closing it to the caller. Nothing is kept when
   * reading fails.
   */
  boolean putIfAbsent(String kind, String key, InputStream value) throws IOException;
}
