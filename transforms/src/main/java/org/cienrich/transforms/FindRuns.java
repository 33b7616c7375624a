package org.cienrich.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunAnswer;

/** Looks up the builds of a chunk; the rows of a repository that is not there share its reason. */
final class FindRuns extends DoFn<RowChunk, ValidatedBuild> {
  private final Counter done = Progress.BUILDS_CHECKED.counter();
  private final Counter failed = Progress.BUILDS_CHECKED.failures();
  private final CiProviders providers;
  private final BuildChoice choice;
  private final TupleTag<ValidatedBuild> builds;
  private final TupleTag<KV<String, KnownRun>> historyOnly;

  FindRuns(
      CiProviders providers,
      BuildChoice choice,
      TupleTag<ValidatedBuild> builds,
      TupleTag<KV<String, KnownRun>> historyOnly) {
    this.providers = providers;
    this.choice = choice;
    this.builds = builds;
    this.historyOnly = historyOnly;
  }

  @ProcessElement
  public void process(@Element RowChunk chunk, MultiOutputReceiver out) {
    RepositoryInfo repository = chunk.lookup().repository();
    if (repository == null) {
      chunk.rows().forEach(row -> output(absent(row, chunk.lookup()), out));
      return;
    }
    CiProvider provider =
        providers
            .open(chunk.provider())
            .orElseThrow(
                () -> new IllegalStateException("No CI provider is named " + chunk.provider()));
    List<String> ids = chunk.rows().stream().map(InputRow::buildId).distinct().toList();
    Map<String, InputRow> rows = new HashMap<>();
    chunk.rows().forEach(row -> rows.putIfAbsent(row.buildId(), row));
    for (RunAnswer answer : provider.findRuns(repository, ids)) {
      take(rows.get(answer.buildId()), repository, answer.run(), out);
    }
  }

  private void take(
      InputRow row, RepositoryInfo repository, Lookup<FoundRun> answer, MultiOutputReceiver out) {
    if (!(answer instanceof Lookup.Found<FoundRun> found)) {
      output(absent(row, repository, answer), out);
      return;
    }
    FoundRun attempt = found.value();
    if (isWanted(attempt)) {
      output(row(row, repository, attempt), out);
    } else {
      KnownRun known = KnownRun.of(row.line(), repository, attempt, false);
      out.get(historyOnly).output(KV.of(repository.key(), known));
    }
    if (attempt.isLast() && isFirstWantedAndGone(attempt)) {
      Lookup<FoundRun> gone =
          new Lookup.NotFound<>(
              MissingReason.NOT_FOUND,
              "The first attempt of build " + row.buildId() + " is not kept any more");
      output(absent(row, repository, gone), out);
    }
  }

  private ValidatedBuild row(InputRow row, RepositoryInfo repository, FoundRun found) {
    return choice
        .filter()
        .reject(found.run())
        .map(
            rejection ->
                new ValidatedBuild(
                    row,
                    BuildStatus.FILTERED,
                    repository,
                    found,
                    rejection.reason().columnValue(),
                    rejection.message()))
        .orElseGet(() -> new ValidatedBuild(row, BuildStatus.FOUND, repository, found, null, null));
  }

  private boolean isWanted(FoundRun found) {
    return switch (choice.attempts()) {
      case LAST -> found.isLast();
      case FIRST -> found.run().id().attempt() == 1;
      case ALL -> true;
    };
  }

  private boolean isFirstWantedAndGone(FoundRun found) {
    return choice.attempts() == Attempts.FIRST && found.attempts().first().attempt() != 1;
  }

  private void output(ValidatedBuild build, MultiOutputReceiver out) {
    (build.status() == BuildStatus.ERROR ? failed : done).inc();
    out.get(builds).output(build);
  }

  private static ValidatedBuild absent(InputRow row, RepositoryLookup lookup) {
    return new ValidatedBuild(
        row,
        lookup.status(),
        null,
        null,
        lookup.reason() == null ? null : lookup.reason().name(),
        lookup.message());
  }

  private static ValidatedBuild absent(
      InputRow row, RepositoryInfo repository, Lookup<FoundRun> answer) {
    if (answer instanceof Lookup.NotFound<FoundRun> notFound) {
      return new ValidatedBuild(
          row,
          BuildStatus.NOT_FOUND,
          repository,
          null,
          notFound.reason().name(),
          notFound.message());
    }
    Lookup.Failed<FoundRun> failure = (Lookup.Failed<FoundRun>) answer;
    return new ValidatedBuild(
        row, BuildStatus.ERROR, repository, null, failure.reason().name(), failure.message());
  }
}
