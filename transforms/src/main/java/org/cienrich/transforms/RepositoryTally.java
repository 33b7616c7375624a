package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.transforms.coders.RecordCoder;
import org.jspecify.annotations.Nullable;

/**
 * What the input rows say of one repository, counted.
 *
 * @param line the first line that describes the repository as below
 * @param names the spellings in the input, in lower case, sorted
 */
record RepositoryTally(
    long line,
    @Nullable RepositoryInfo repository,
    List<String> names,
    BuildStatus status,
    @Nullable String reason,
    @Nullable String message,
    long found,
    long notFound,
    long filtered,
    long error) {

  static RepositoryTally of(ValidatedBuild build) {
    boolean known = build.repository() != null;
    return new RepositoryTally(
        build.row().line(),
        build.repository(),
        List.of(Names.repoKeyOf(build.row().repo())),
        known ? BuildStatus.FOUND : build.status(),
        known ? null : build.reason(),
        known ? null : build.message(),
        build.status() == BuildStatus.FOUND ? 1 : 0,
        build.status() == BuildStatus.NOT_FOUND ? 1 : 0,
        build.status() == BuildStatus.FILTERED ? 1 : 0,
        build.status() == BuildStatus.ERROR ? 1 : 0);
  }

  private RepositoryTally plus(RepositoryTally other) {
    RepositoryTally first = line <= other.line ? this : other;
    TreeSet<String> allNames = new TreeSet<>(names);
    allNames.addAll(other.names);
    return new RepositoryTally(
        first.line,
        first.repository,
        new ArrayList<>(allNames),
        first.status,
        first.reason,
        first.message,
        found + other.found,
        notFound + other.notFound,
        filtered + other.filtered,
        error + other.error);
  }

  /** Adds tallies up; associative and commutative. */
  static final class Sum extends Combine.BinaryCombineFn<RepositoryTally> {
    @Override
    public RepositoryTally apply(RepositoryTally left, RepositoryTally right) {
      return left.plus(right);
    }

    @Override
    public Coder<RepositoryTally> getDefaultOutputCoder(
        CoderRegistry registry, Coder<RepositoryTally> inputCoder) {
      return RecordCoder.of(RepositoryTally.class);
    }
  }
}
