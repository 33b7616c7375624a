package org.cienrich.transforms;

import java.util.Comparator;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a build that the provider knows.
 *
 * @param line of the input that asks for its build, to choose one description where two lines
 *     describe the repository; null for a build that is not in the input
 * @param isOutput whether the attempt is a row of the dataset; all attempts are history
 * @param jobs how many jobs it has, if it is a row
 */
record KnownRun(
    @Nullable Long line, RepositoryInfo repository, CiRun run, boolean isOutput, int jobs) {

  /** Orders by line; what no line of the input asks for comes last. */
  static final Comparator<KnownRun> BY_LINE =
      Comparator.comparing(KnownRun::line, Comparator.nullsLast(Comparator.naturalOrder()));

  /** Orders by time. */
  static final Comparator<KnownRun> IN_ORDER = Comparator.comparing(KnownRun::run, CiRun.BY_START);

  /** Rows first. */
  private static final Comparator<KnownRun> BY_USE =
      Comparator.comparing((KnownRun known) -> !known.isOutput).thenComparing(BY_LINE);

  /** An attempt of a build of the input. */
  static KnownRun of(long line, RepositoryInfo repository, FoundRun found, boolean isOutput) {
    return new KnownRun(
        line, repository, found.run(), isOutput, isOutput ? found.jobs().size() : 0);
  }

  /** An attempt that was listed, of a build in the input or not. */
  static KnownRun listed(RepositoryInfo repository, CiRun run) {
    return new KnownRun(null, repository, run, false, 0);
  }

  /** Returns which of two accounts of one attempt is kept: a row, else the earlier line. */
  KnownRun or(KnownRun other) {
    return BY_USE.compare(this, other) <= 0 ? this : other;
  }
}
