package org.cienrich.transforms;

import org.cienrich.features.tables.JobRow;

/**
 * A row of {@code jobs} with its place among the jobs of its repository.
 *
 * @param repoKey key of the repository
 * @param row from 0
 */
record ImportedJob(String repoKey, int row, JobRow jobRow) {}
