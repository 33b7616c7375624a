package org.cienrich.features;

/** An input whose absence the computation wants to see instead of being skipped for it. */
record Optionally<T>(Node<T> node) implements Node<Outcome<T>> {
  @Override
  public String name() {
    return node.name();
  }

  @Override
  public KnownAt knownAt() {
    return node.knownAt();
  }
}
