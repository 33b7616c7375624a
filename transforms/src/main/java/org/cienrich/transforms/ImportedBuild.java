package org.cienrich.transforms;

import org.cienrich.features.tables.ImportBuildRow;

/**
 * A row of {@code import_builds} with its place among the rows of its repository.
 *
 * @param repoKey key of the repository
 * @param row from 0
 */
record ImportedBuild(String repoKey, int row, ImportBuildRow importRow) {}
