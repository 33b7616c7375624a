package org.cienrich.features.ports;

import java.util.function.Function;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;

/** The answer to a question put to a forge or CI provider. */
public sealed interface Lookup<T> {

  record Found<T>(T value) implements Lookup<T> {}

  /** There is no such thing, and asking again will not change that. */
  record NotFound<T>(MissingReason reason, String message) implements Lookup<T> {}

  /** No answer could be had after all retries; a later run may get one. */
  record Failed<T>(MissingReason reason, String message) implements Lookup<T> {}

  /** Returns what {@code function} makes of the value, or the same absence. */
  default <R> Lookup<R> map(Function<? super T, ? extends R> function) {
    return flatMap(value -> new Found<>(function.apply(value)));
  }

  /** Returns the answer that {@code function} has for the value, or the same absence. */
  default <R> Lookup<R> flatMap(Function<? super T, Lookup<R>> function) {
    if (this instanceof Found<T> found) {
      return function.apply(found.value());
    }
    if (this instanceof NotFound<T> notFound) {
      return new NotFound<>(notFound.reason(), notFound.message());
    }
    Failed<T> failed = (Failed<T>) this;
    return new Failed<>(failed.reason(), failed.message());
  }

  /** Returns the value, or missing for the reason of its absence. */
  default Outcome<T> toOutcome() {
    if (this instanceof Found<T> found) {
      return Outcome.present(found.value());
    }
    return Outcome.missing(
        this instanceof NotFound<T> notFound ? notFound.reason() : ((Failed<T>) this).reason());
  }
}
