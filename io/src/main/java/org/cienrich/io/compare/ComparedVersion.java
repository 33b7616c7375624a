package org.cienrich.io.compare;

import org.cienrich.io.export.RowSource;
import org.cienrich.io.version.Manifest;

/**
 * A version and the tables of it that are compared.
 *
 * @param vectors {@code feature_vectors}
 * @param builds {@code builds}
 * @param scans {@code commit_scans}
 */
public record ComparedVersion(
    Manifest manifest, RowSource vectors, RowSource builds, RowSource scans) {}
