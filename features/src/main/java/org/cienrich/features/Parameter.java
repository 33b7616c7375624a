package org.cienrich.features;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A number or list that a user may set, for all repositories or for one ({@code --featureConfig}).
 *
 * @param name the key in the configuration file
 * @param type {@link ValueType#INTEGER} or {@link ValueType#TEXT_LIST}
 * @param description one sentence
 * @param byDefault the value where none is configured
 * @param check throws IllegalArgumentException for a value out of range, else returns the value to
 *     use
 */
public record Parameter<T>(
    String name, ValueType<T> type, String description, T byDefault, UnaryOperator<T> check)
    implements Node<T> {

  public Parameter {
    Objects.requireNonNull(name);
  }

  /** Declares a whole number between {@code min} and {@code max}, both included. */
  public static Parameter<Long> integer(
      String name, String description, long byDefault, long min, long max) {
    return new Parameter<>(
        name,
        ValueType.INTEGER,
        description,
        byDefault,
        value -> {
          if (value < min || value > max) {
            throw new IllegalArgumentException(
                name + " must be between " + min + " and " + max + ", but is " + value);
          }
          return value;
        });
  }

  /** Declares a list of words; {@code check} validates and normalises it. */
  public static Parameter<List<String>> words(
      String name, String description, UnaryOperator<List<String>> check) {
    return new Parameter<>(name, ValueType.TEXT_LIST, description, List.of(), check);
  }

  @Override
  public KnownAt knownAt() {
    return KnownAt.TRIGGER;
  }
}
