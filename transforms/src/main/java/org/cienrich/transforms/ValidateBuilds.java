package org.cienrich.transforms;

import org.apache.beam.sdk.transforms.Distinct;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.tables.DeadLetter;

/**
 * Asks the forge for the repository of every row, once per name, then the provider for its builds,
 * and applies the filters. Every row comes out, whatever the answer, once for each wanted attempt.
 * Calls are retried inside the client; a row whose calls all failed has status {@code error}.
 */
final class ValidateBuilds extends PTransform<PCollection<InputRow>, PCollectionTuple> {
  final TupleTag<ValidatedBuild> builds = new TupleTag<>() {};

  /** Attempts that are no rows and yet are history, by the key of their repository. */
  final TupleTag<KV<String, KnownRun>> historyOnly = new TupleTag<>() {};

  /** Rows that are written as an earlier one. */
  final TupleTag<DeadLetter> repeated = new TupleTag<>() {};

  private final CiProviders providers;
  private final BuildChoice choice;

  ValidateBuilds(CiProviders providers, BuildChoice choice) {
    this.providers = providers;
    this.choice = choice;
  }

  @Override
  public PCollectionTuple expand(PCollection<InputRow> rows) {
    TupleTag<RepositoryLookup> lookups = new TupleTag<>();
    TupleTag<InputRow> rowsOfName = new TupleTag<>();

    PCollection<KV<String, InputRow>> byName =
        rows.apply(
            "KeyByName",
            WithKeys.of(ValidateBuilds::providerAndName).withKeyType(TypeDescriptors.strings()));

    PCollection<KV<String, RepositoryLookup>> repositories =
        byName
            .apply("TakeNames", MapElements.into(TypeDescriptors.strings()).via(KV::getKey))
            .apply("DistinctNames", Distinct.create())
            .apply("SpreadNames", Reshuffle.viaRandomKey())
            .apply("FindRepository", ParDo.of(new FindRepository(providers)));

    TupleTag<RowChunk> chunks = new TupleTag<>() {};
    PCollectionTuple cut =
        KeyedPCollectionTuple.of(lookups, repositories)
            .and(rowsOfName, byName)
            .apply("JoinRows", CoGroupByKey.<String>create())
            .apply(
                "CutIntoChunks",
                ParDo.of(new CutIntoChunks(lookups, rowsOfName, chunks, repeated))
                    .withOutputTags(chunks, TupleTagList.of(repeated)));
    PCollectionTuple found =
        cut.get(chunks)
            .apply("SpreadChunks", Reshuffle.viaRandomKey())
            .apply(
                "FindRuns",
                ParDo.of(new FindRuns(providers, choice, builds, historyOnly))
                    .withOutputTags(builds, TupleTagList.of(historyOnly)));
    return found.and(repeated, cut.get(repeated));
  }

  /** Returns {@code provider/owner/name}, in lower case. */
  private static String providerAndName(InputRow row) {
    return row.provider() + "/" + Names.repoKeyOf(row.repo());
  }
}
