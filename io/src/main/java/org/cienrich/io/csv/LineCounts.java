package org.cienrich.io.csv;

/**
 * Where the physical lines of an input went: {@code total = header + good + bad + blank}.
 *
 * @param goodRows rows that name a build
 * @param badRows rows that cannot be used
 */
public record LineCounts(
    long total, long header, long good, long bad, long blank, long goodRows, long badRows) {}
