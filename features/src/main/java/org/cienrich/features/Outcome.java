package org.cienrich.features;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value, or the reason why there is none. Never a default that looks like data.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {

  /** A known value. */
  record Present<T>(T value) implements Outcome<T> {
    public Present {
      Objects.requireNonNull(value, "value");
    }
  }

  /** The reason why the value is unknown. */
  record Missing<T>(MissingReason reason) implements Outcome<T> {
    public Missing {
      Objects.requireNonNull(reason, "reason");
    }
  }

  static <T> Outcome<T> present(T value) {
    return new Present<>(value);
  }

  static <T> Outcome<T> missing(MissingReason reason) {
    return new Missing<>(reason);
  }

  /** Returns the value where there is one, else missing for {@code reason}. */
  static <T> Outcome<T> of(Optional<? extends T> value, MissingReason reason) {
    return value.isPresent() ? present(value.get()) : missing(reason);
  }

  /** Returns the value that {@code function} makes of this one, or missing for the same reason. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
    return this instanceof Present<T> present
        ? present(function.apply(present.value()))
        : missing(((Missing<T>) this).reason());
  }

  /** Returns what {@code function} makes of this value, or missing for the same reason. */
  default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> function) {
    return this instanceof Present<T> present
        ? function.apply(present.value())
        : missing(((Missing<T>) this).reason());
  }

  /** Returns the value, or empty when it is missing. */
  default Optional<T> toOptional() {
    return this instanceof Present<T> present ? Optional.of(present.value()) : Optional.empty();
  }
}
