package org.cienrich.io.csv;

import org.jspecify.annotations.Nullable;

/**
 * A row that names a build.
 *
 * @param repo {@code owner/name} as it was spelled
 * @param buildId can be an id; whether there is such a build is another question
 * @param provider as in the input, in lower case; null if the row names none
 */
public record BuildLine(
    long line, int physicalLines, String repo, String buildId, @Nullable String provider)
    implements InputLine {}
