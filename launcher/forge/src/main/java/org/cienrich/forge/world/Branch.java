package org.cienrich.forge.world;

/**
 * A branch and where it is now.
 *
 * @param sha its head commit
 */
public record Branch(long repositoryId, String name, String sha) {}
