package org.cienrich.transforms;

import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.RepositoryInfo;
import org.jspecify.annotations.Nullable;

/**
 * An input row after its provider was asked.
 *
 * @param repository null unless the repository was found
 * @param run null unless the build was found
 * @param reason null for a found build
 * @param message the reason in words
 */
record ValidatedBuild(
    InputRow row,
    BuildStatus status,
    @Nullable RepositoryInfo repository,
    @Nullable CiRun run,
    @Nullable MissingReason reason,
    @Nullable String message) {

  /** Returns the key of the repository: its id, else its name in lower case. */
  String repoKey() {
    return repository == null ? Names.repoKeyOf(row.repo()) : repository.key();
  }
}
