package org.cienrich.features;

/**
 * Anything a feature can be computed from.
 *
 * @param <T> the type of the value that a computation receives
 */
public sealed interface Node<T> permits Resource, Parameter, Feature, Optionally, EarlierInput {

  String name();

  KnownAt knownAt();

  /** Returns this node as an input that is handed over even when it is missing. */
  default Node<Outcome<T>> orMissing() {
    return new Optionally<>(this);
  }
}
