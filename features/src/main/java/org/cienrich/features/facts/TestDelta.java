package org.cienrich.features.facts;

/**
 * Test definitions in test files that the built commit adds and deletes, against the previous built
 * commit: added and deleted lines of the line diff that define a test.
 */
public record TestDelta(long added, long deleted) {}
