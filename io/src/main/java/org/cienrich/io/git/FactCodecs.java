package org.cienrich.io.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileChange.Kind;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.io.store.BinaryReader;
import org.cienrich.io.store.BinaryWriter;
import org.cienrich.io.store.FactJournal.Codec;
import org.cienrich.io.store.MalformedDataException;

/** How {@link RepositoryFacts} are written. */
final class FactCodecs {
  /** The order is part of what is written. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.ADDED, Kind.COPIED, Kind.DELETED, Kind.MODIFIED, Kind.RENAMED, Kind.TYPE_CHANGED);

  static final Codec<SourceSize> SOURCE_SIZE =
      new Codec<>() {
        @Override
        public void write(SourceSize size, BinaryWriter out) {
          out.number(size.isText() ? size.code() + 1 : 0);
          out.number(size.testCases());
          out.number(size.assertions());
        }

        @Override
        public SourceSize read(BinaryReader in) throws MalformedDataException {
          long code = in.number();
          SourceSize size =
              new SourceSize(code > 0, Math.max(0, code - 1), in.number(), in.number());
          return size.isText() ? size : SourceSize.NO_TEXT;
        }
      };

  static final Codec<TestDelta> TEST_DELTA =
      new Codec<>() {
        @Override
        public void write(TestDelta delta, BinaryWriter out) {
          out.number(delta.added());
          out.number(delta.deleted());
        }

        @Override
        public TestDelta read(BinaryReader in) throws MalformedDataException {
          return new TestDelta(in.number(), in.number());
        }
      };

  static final Codec<Snapshot> SNAPSHOT =
      new Codec<>() {
        @Override
        public void write(Snapshot snapshot, BinaryWriter out) {
          out.number(snapshot.byLanguage().size());
          snapshot
              .byLanguage()
              .forEach(
                  (language, totals) -> {
                    out.text(language);
                    out.number(totals.sourceFiles());
                    out.number(totals.sourceLines());
                    out.number(totals.testFiles());
                    out.number(totals.testLines());
                    out.number(totals.testCases());
                    out.number(totals.assertions());
                  });
        }

        @Override
        public Snapshot read(BinaryReader in) throws MalformedDataException {
          Map<String, LanguageTotals> byLanguage = new HashMap<>();
          for (int left = in.count(7); left > 0; left--) {
            byLanguage.put(
                in.text(),
                new LanguageTotals(
                    in.number(), in.number(), in.number(), in.number(), in.number(), in.number()));
          }
          return new Snapshot(byLanguage);
        }
      };

  static final Codec<List<FileChange>> CHANGES =
      new Codec<>() {
        @Override
        public void write(List<FileChange> changes, BinaryWriter out) {
          out.number(changes.size());
          for (FileChange change : changes) {
            FileLines lines = change.lines().toOptional().orElseThrow();
            boolean renamed = change.oldPath() != null;
            out.number(
                (KINDS.indexOf(change.kind()) << 2) | (renamed ? 2 : 0) | (lines.binary() ? 1 : 0));
            out.text(change.path());
            if (renamed) {
              out.text(change.oldPath());
            }
            if (!lines.binary()) {
              out.number(lines.added());
              out.number(lines.deleted());
              out.number(lines.before());
            }
          }
        }

        @Override
        public List<FileChange> read(BinaryReader in) throws MalformedDataException {
          List<FileChange> changes = new ArrayList<>();
          for (int left = in.count(2); left > 0; left--) {
            int kind = in.number((KINDS.size() << 2) - 1);
            String path = in.text();
            String oldPath = (kind & 2) != 0 ? in.text() : null;
            FileLines lines =
                (kind & 1) != 0
                    ? FileLines.BINARY
                    : new FileLines(in.number(), in.number(), in.number(), false);
            changes.add(
                new FileChange(KINDS.get(kind >> 2), path, oldPath, Outcome.present(lines)));
          }
          return List.copyOf(changes);
        }
      };

  private FactCodecs() {}
}
