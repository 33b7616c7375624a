package org.cienrich.transforms;

import org.cienrich.features.tables.FeatureVectorRow;

/**
 * A finished row with its place among the rows of its repository.
 *
 * @param row from 0
 */
record AssembledRow(String repoKey, int row, FeatureVectorRow vector) {}
