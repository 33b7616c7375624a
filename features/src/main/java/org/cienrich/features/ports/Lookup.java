package org.cienrich.features.ports;

import org.cienrich.features.MissingReason;

/** The answer to a question put to a forge or CI provider. */
public sealed interface Lookup<T> {

  record Found<T>(T value) implements Lookup<T> {}

  /** There is no such thing, and asking again will not change that. */
  record NotFound<T>(MissingReason reason, String message) implements Lookup<T> {}

  /** No answer could be had after all retries; a later run may get one. */
  record Failed<T>(MissingReason reason, String message) implements Lookup<T> {}
}
