package org.cienrich.transforms;

import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * A run that the provider knows.
 *
 * @param line of the input, to choose one description where two lines describe the repository
 * @param isOutput whether the run is a row of the dataset, not only history
 */
record KnownRun(long line, RepositoryInfo repository, CiRun run, boolean isOutput) {}
