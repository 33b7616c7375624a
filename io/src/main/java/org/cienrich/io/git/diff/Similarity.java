package org.cienrich.io.git.diff;

import java.io.IOException;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Estimates as git does how much of a file is in another one. Files that the mirror lacks, or that
 * are too large to be read, are like no other. Not thread-safe.
 */
final class Similarity {
  /** The estimate for equal files. */
  static final int EQUAL = 60_000;

  private static final long KEPT_BYTES = 32L << 20;
  private static final int UNKNOWN = -1;

  private final GitObjects objects;
  private final RecentlyUsed<ObjectId, Spans> spans = new RecentlyUsed<>(KEPT_BYTES, Spans::weight);

  private boolean lackedContent;

  Similarity(GitObjects objects) {
    this.objects = objects;
  }

  /**
   * Returns the estimate, from 0 to {@link #EQUAL}; 0 where it cannot reach the least one, or where
   * one of the files is none.
   */
  int estimate(ChangedFile source, ChangedFile target, int least) throws IOException {
    if (!isFile(source.oldMode()) || !isFile(target.newMode())) {
      return 0;
    }
    long oldLength = length(source.oldId());
    long newLength = length(target.newId());
    long longer = Math.max(oldLength, newLength);
    if (oldLength == UNKNOWN
        || newLength == UNKNOWN
        || longer * (EQUAL - least) < Math.abs(oldLength - newLength) * EQUAL) {
      return 0;
    }
    Spans before = spans(source.oldId());
    Spans after = spans(target.newId());
    if (before == null || after == null || newLength == 0) {
      return 0;
    }
    return (int) (before.bytesIn(after) * EQUAL / longer);
  }

  /** Tells whether a file could not be read since the last call of {@link #forgetLacks}. */
  boolean lackedContent() {
    return lackedContent;
  }

  void forgetLacks() {
    lackedContent = false;
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }

  private long length(ObjectId file) throws IOException {
    Spans known = spans.get(file);
    if (known != null) {
      return known.length();
    }
    try {
      return objects.lengthOfBlob(file);
    } catch (MissingObjectException absent) {
      lackedContent = true;
      return UNKNOWN;
    }
  }

  private @Nullable Spans spans(ObjectId file) throws IOException {
    Spans known = spans.get(file);
    if (known == null) {
      try {
        known = Spans.of(objects.blob(file));
      } catch (MissingObjectException | LargeObjectException unreadable) {
        lackedContent = true;
        return null;
      }
      spans.put(file, known);
    }
    return known;
  }
}
