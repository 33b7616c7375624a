package org.cienrich.transforms;

import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.RepositoryInfo;
import org.jspecify.annotations.Nullable;

/**
 * An input row after its provider was asked: one for each wanted attempt.
 *
 * @param repository null unless the repository was found
 * @param found null unless the build was found, be it filtered or not
 * @param reason null for a found build
 * @param message the reason in words
 */
record ValidatedBuild(
    InputRow row,
    BuildStatus status,
    @Nullable RepositoryInfo repository,
    @Nullable FoundRun found,
    @Nullable String reason,
    @Nullable String message) {

  /** Returns the key of the repository: its id, else its name in lower case. */
  String repoKey() {
    return repository == null ? Names.repoKeyOf(row.repo()) : repository.key();
  }

  @Nullable CiRun run() {
    return found == null ? null : found.run();
  }
}
