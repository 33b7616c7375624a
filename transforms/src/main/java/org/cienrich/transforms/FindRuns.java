package org.cienrich.transforms;

import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunQuery;

/** Looks up the builds of a chunk; the rows of a repository that is not there share its reason. */
final class FindRuns extends DoFn<RowChunk, ValidatedBuild> {
  private final Counter done = Progress.BUILDS_CHECKED.counter();
  private final Counter failed = Progress.BUILDS_CHECKED.failures();
  private final CiProviders providers;

  FindRuns(CiProviders providers) {
    this.providers = providers;
  }

  static CiProvider open(CiProviders providers, String name) {
    return providers
        .open(name)
        .orElseThrow(() -> new IllegalStateException("No CI provider is named " + name));
  }

  @ProcessElement
  public void process(@Element RowChunk chunk, OutputReceiver<ValidatedBuild> out) {
    CiProvider provider = open(providers, chunk.provider());
    Concurrently.map(chunk.rows(), row -> validate(provider, chunk.lookup(), row))
        .forEach(
            build -> {
              (build.status() == BuildStatus.ERROR ? failed : done).inc();
              out.output(build);
            });
  }

  private static ValidatedBuild validate(
      CiProvider provider, RepositoryLookup lookup, InputRow row) {
    RepositoryInfo repository = lookup.repository();
    if (repository == null) {
      return new ValidatedBuild(
          row, lookup.status(), null, null, lookup.reason(), lookup.message());
    }
    Lookup<CiRun> answer =
        provider
            .findRuns(new RunQuery(repository, List.of(row.buildId()), Attempts.LAST, false))
            .get(0)
            .run()
            .map(FoundRun::run);
    if (answer instanceof Lookup.Found<CiRun> found) {
      return new ValidatedBuild(row, BuildStatus.FOUND, repository, found.value(), null, null);
    }
    if (answer instanceof Lookup.NotFound<CiRun> notFound) {
      return absent(row, BuildStatus.NOT_FOUND, repository, notFound.reason(), notFound.message());
    }
    Lookup.Failed<CiRun> failure = (Lookup.Failed<CiRun>) answer;
    return absent(row, BuildStatus.ERROR, repository, failure.reason(), failure.message());
  }

  private static ValidatedBuild absent(
      InputRow row,
      BuildStatus status,
      RepositoryInfo repository,
      MissingReason reason,
      String message) {
    return new ValidatedBuild(row, status, repository, null, reason, message);
  }
}
