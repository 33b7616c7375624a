package org.cienrich.io.git.diff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.FileLines;
import org.cienrich.io.git.diff.LineCounter.TooManyLinesException;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Compares what two versions of files contain. The text of a submodule is one line that names its
 * commit, as git has it; that of a link is its target. Not thread-safe.
 */
final class FileContents {
  private static final int COUNTS_KEPT = 100_000;
  private static final byte[] NOTHING = {};

  /** A content that is binary for git. */
  private static final byte[] BINARY = {0};

  private final GitObjects objects;
  private final LineCounter counter = new LineCounter();
  private final RecentlyUsed<ObjectId, Integer> lineCounts = RecentlyUsed.ofCount(COUNTS_KEPT);

  FileContents(GitObjects objects) {
    this.objects = objects;
  }

  /**
   * Returns the lines; missing for UNAVAILABLE where a version cannot be read, for TOO_LARGE where
   * it is text of more than {@link GitObjects#MAX_BYTES} or has too many lines.
   */
  Outcome<FileLines> compare(ChangedFile file) {
    try {
      byte[] before = read(file.oldMode(), file.oldId());
      byte[] after = read(file.newMode(), file.newId());
      if (Text.isBinary(before) || Text.isBinary(after)) {
        return Outcome.present(FileLines.BINARY);
      }
      LineCounts counts = before == after ? LineCounts.NONE : counter.count(before, after);
      return Outcome.present(
          new FileLines(
              counts.added(), counts.deleted(), linesBefore(file, before, counts), false));
    } catch (LargeObjectException | TooManyLinesException e) {
      return Outcome.missing(MissingReason.TOO_LARGE);
    } catch (IOException unreadable) {
      return Outcome.missing(MissingReason.UNAVAILABLE);
    }
  }

  /** Neighbouring commits have most versions in common, and the counts tell their difference. */
  private int linesBefore(ChangedFile file, byte[] before, LineCounts counts) {
    Integer known = lineCounts.get(file.oldId());
    if (known == null) {
      Integer after = lineCounts.get(file.newId());
      known = after == null ? Text.countLines(before) : after + counts.deleted() - counts.added();
    }
    if (file.oldMode() != FileMode.MISSING) {
      lineCounts.put(file.oldId(), known);
    }
    if (file.newMode() != FileMode.MISSING) {
      lineCounts.put(file.newId(), known + counts.added() - counts.deleted());
    }
    return known;
  }

  private byte[] read(FileMode mode, ObjectId id) throws IOException {
    if (mode == FileMode.MISSING) {
      return NOTHING;
    }
    if (mode == FileMode.GITLINK) {
      return ("Subproject commit " + id.name() + "\n").getBytes(StandardCharsets.US_ASCII);
    }
    try {
      return objects.blob(id);
    } catch (LargeObjectException e) {
      if (Text.isBinary(objects.startOfBlob(id, Text.BINARY_PROBE))) {
        return BINARY;
      }
      throw e;
    }
  }
}
