package org.cienrich.io.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.tables.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of builds from any Beam file system: good rows, bad rows as dead letters, and the
 * counts of lines that account for all of the file. Bounded. The file is read by one worker, in one
 * pass and bounded memory; what follows should break fusion.
 */
public final class ReadBuilds extends PTransform<PBegin, PCollectionTuple> {
  /** The rows that name a build. */
  public final TupleTag<InputRow> rows = new TupleTag<>() {};

  /** The rows that cannot be used. */
  public final TupleTag<DeadLetter> badRows = new TupleTag<>() {};

  /** {@code lines.header}, {@code lines.good}, {@code lines.bad} and {@code lines.blank}. */
  public final TupleTag<KV<String, Long>> lineCounts = new TupleTag<>() {};

  private final String file;
  private final BuildCsv csv;
  private final @Nullable String defaultProvider;

  /**
   * @param defaultProvider of the rows that name none; null to guess it from the build id
   */
  public ReadBuilds(String file, BuildCsv csv, @Nullable String defaultProvider) {
    this.file = file;
    this.csv = csv;
    this.defaultProvider = defaultProvider;
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    return begin
        .apply("File", Create.of(file))
        .apply(
            "ReadRows",
            ParDo.of(new ReadRows(csv, defaultProvider, rows, badRows, lineCounts))
                .withOutputTags(rows, TupleTagList.of(badRows).and(lineCounts)));
  }

  /** Opens a file on any Beam file system. */
  public static InputStream open(String file) throws IOException {
    return Channels.newInputStream(
        FileSystems.open(FileSystems.matchSingleFileSpec(file).resourceId()));
  }

  private static final class ReadRows extends DoFn<String, InputRow> {
    private final BuildCsv csv;
    private final @Nullable String defaultProvider;
    private final TupleTag<InputRow> rows;
    private final TupleTag<DeadLetter> badRows;
    private final TupleTag<KV<String, Long>> lineCounts;

    ReadRows(
        BuildCsv csv,
        @Nullable String defaultProvider,
        TupleTag<InputRow> rows,
        TupleTag<DeadLetter> badRows,
        TupleTag<KV<String, Long>> lineCounts) {
      this.csv = csv;
      this.defaultProvider = defaultProvider;
      this.rows = rows;
      this.badRows = badRows;
      this.lineCounts = lineCounts;
    }

    @ProcessElement
    public void process(@Element String file, MultiOutputReceiver out)
        throws IOException, InputException {
      try (InputStream in = open(file)) {
        LineCounts counts = csv.read(in, line -> output(line, out));
        out.get(lineCounts).output(KV.of("lines.header", counts.header()));
        out.get(lineCounts).output(KV.of("lines.good", counts.good()));
        out.get(lineCounts).output(KV.of("lines.bad", counts.bad()));
        out.get(lineCounts).output(KV.of("lines.blank", counts.blank()));
      }
    }

    private String provider(BuildLine line) {
      if (line.provider() != null) {
        return line.provider();
      }
      return defaultProvider == null ? ProviderNames.guess(line.buildId()) : defaultProvider;
    }

    private void output(InputLine line, MultiOutputReceiver out) {
      if (line instanceof BuildLine good) {
        out.get(rows)
            .output(new InputRow(good.line(), good.repo(), good.buildId(), provider(good)));
      } else {
        BadLine bad = (BadLine) line;
        out.get(badRows)
            .output(
                new DeadLetter(
                    bad.line(), null, "read", bad.reason().code(), bad.message(), bad.raw()));
      }
    }
  }
}
