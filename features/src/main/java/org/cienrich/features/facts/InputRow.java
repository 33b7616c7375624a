package org.cienrich.features.facts;

/**
 * One well-formed record of the input.
 *
 * @param line the line on which the record starts; the header is line 1
 * @param repo {@code owner/name} as written
 * @param buildId as written
 * @param provider the CI provider of the row, else that of the run
 */
public record InputRow(long line, String repo, String buildId, String provider) {}
