package org.cienrich.features;

import java.util.Objects;

/**
 * A fact about a build that is obtained from outside, once per build, and handed to computations.
 * Resources are declared in {@link org.cienrich.features.facts.Resources}; the pipeline binds each
 * to the code that obtains it.
 *
 * @param name snake_case, unique among all nodes
 * @param source what must be fetched to have it
 * @param knownAt when the fact is known
 * @param description one sentence
 */
public record Resource<T>(
    String name, Class<T> type, ResourceSource source, KnownAt knownAt, String description)
    implements Node<T> {
  public Resource {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(source);
    Objects.requireNonNull(knownAt);
  }
}
