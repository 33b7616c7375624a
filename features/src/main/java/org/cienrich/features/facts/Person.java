package org.cienrich.features.facts;

/**
 * A person as git knows them, after {@code .mailmap}.
 *
 * @param email in lower case; what persons are compared by
 */
public record Person(String name, String email) {}
