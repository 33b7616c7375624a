package org.cienrich.io.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.cienrich.features.tables.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code dead_letters.jsonl}: those with a line first, by line, then the others; all of them
 * by stage, key, reason, message and text.
 *
 * <p>Dead letters have no position, so no part of them can be cut at a fixed number. Up to 50,000
 * are one file. More of them are several files, whose names in order give: the dead letters with a
 * line, one file per 50,000 lines of the input; then the others, in 64 files by a hash of their
 * key. Either way the files depend on the dead letters alone, and one file at a time is sorted in
 * memory.
 *
 * <p>The input is bounded and in the global window. Writing is idempotent.
 */
public final class WriteDeadLetters
    extends PTransform<PCollection<DeadLetter>, PCollection<WrittenPart>> {
  private static final String NAME = "dead_letters";
  private static final int PER_PART = 50_000;
  private static final int HASHES = 64;

  /** Stands for the part that there is even without any dead letter. */
  private static final @Nullable DeadLetter NONE = null;

  private static final Comparator<DeadLetter> ORDER =
      Comparator.comparing(DeadLetter::line, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(DeadLetter::stage)
          .thenComparing(DeadLetter::key, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(DeadLetter::reason)
          .thenComparing(DeadLetter::message)
          .thenComparing(DeadLetter::raw, Comparator.nullsLast(Comparator.naturalOrder()));

  private final String versionDirectory;
  private final int perPart;
  private final @Nullable RowStore store;

  private WriteDeadLetters(String versionDirectory, int perPart, @Nullable RowStore store) {
    this.versionDirectory = versionDirectory;
    this.perPart = perPart;
    this.store = store;
  }

  /**
   * Names the place.
   *
   * @param versionDirectory the folder of the version, on any Beam file system
   */
  public static WriteDeadLetters into(String versionDirectory) {
    return new WriteDeadLetters(versionDirectory, PER_PART, null);
  }

  /** Has them also put into a store; null for none. */
  public WriteDeadLetters alsoInto(@Nullable RowStore rowStore) {
    return new WriteDeadLetters(versionDirectory, perPart, rowStore);
  }

  WriteDeadLetters withRowsPerPart(int rows) {
    return new WriteDeadLetters(versionDirectory, rows, store);
  }

  @Override
  public PCollection<WrittenPart> expand(PCollection<DeadLetter> letters) {
    PartOutput<DeadLetter> output =
        new PartOutput<>(
            RecordLayout.ofDeadLetters(),
            versionDirectory,
            List.of(TableFiles.flat(RowFormat.JSONL, NAME)),
            store);
    PCollectionView<Long> total =
        letters.apply(
            "CountDeadLetters", Combine.globally(Count.<DeadLetter>combineFn()).asSingletonView());
    KvCoder<String, DeadLetter> keyed =
        KvCoder.of(StringUtf8Coder.of(), NullableCoder.of(letters.getCoder()));
    PCollection<KV<String, DeadLetter>> firstPart =
        letters
            .getPipeline()
            .apply("FirstPart", Create.of(KV.of(PartOutput.FIRST, NONE)).withCoder(keyed));
    return PCollectionList.of(
            letters.apply("NameParts", ParDo.of(new NamePart(perPart))).setCoder(keyed))
        .and(firstPart)
        .apply("WithFirstPart", Flatten.pCollections())
        .apply("GroupNamedParts", GroupByKey.create())
        .apply("JoinFew", ParDo.of(new JoinFew(perPart)).withSideInput("total", total))
        .setCoder(keyed)
        .apply("GroupParts", GroupByKey.create())
        .apply("WriteParts", ParDo.of(new Write(output)))
        .setCoder(WrittenPart.coder());
  }

  /** Keys each dead letter by the part it has where there are many. */
  private static final class NamePart extends DoFn<DeadLetter, KV<String, DeadLetter>> {
    private final int perPart;

    NamePart(int perPart) {
      this.perPart = perPart;
    }

    @ProcessElement
    public void process(@Element DeadLetter letter, OutputReceiver<KV<String, DeadLetter>> keyed) {
      keyed.output(KV.of(part(letter), letter));
    }

    private String part(DeadLetter letter) {
      if (letter.line() != null) {
        return "line-" + PartOutput.numbered(letter.line() / perPart);
      }
      String hashed = letter.key() == null ? letter.message() : letter.key();
      return "other-" + PartOutput.numbered(Math.floorMod(hashed.hashCode(), HASHES));
    }
  }

  /** Makes one part where there are few. That takes their number, which is known last. */
  private static final class JoinFew
      extends DoFn<KV<String, Iterable<DeadLetter>>, KV<String, DeadLetter>> {
    private final int perPart;

    JoinFew(int perPart) {
      this.perPart = perPart;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<DeadLetter>> named,
        @SideInput("total") Long total,
        OutputReceiver<KV<String, DeadLetter>> keyed) {
      boolean few = total <= perPart;
      for (DeadLetter letter : named.getValue()) {
        if (few) {
          keyed.output(KV.of(PartOutput.FIRST, letter));
        } else if (letter != null) {
          keyed.output(KV.of(named.getKey(), letter));
        }
      }
    }
  }

  private static final class Write extends DoFn<KV<String, Iterable<DeadLetter>>, WrittenPart> {
    private final PartOutput<DeadLetter> output;

    Write(PartOutput<DeadLetter> output) {
      this.output = output;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<DeadLetter>> part, OutputReceiver<WrittenPart> parts)
        throws IOException {
      List<DeadLetter> letters = new ArrayList<>();
      for (DeadLetter letter : part.getValue()) {
        if (letter != null) {
          letters.add(letter);
        }
      }
      letters.sort(ORDER);
      boolean onlyPart = part.getKey().equals(PartOutput.FIRST);
      parts.output(output.write(part.getKey(), onlyPart, letters.iterator(), /* measure= */ null));
    }
  }
}
