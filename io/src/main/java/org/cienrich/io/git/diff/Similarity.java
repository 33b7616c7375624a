package org.cienrich.io.git.diff;

import java.io.IOException;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Estimates as git does how much of a file is in another one. Files that are too large to be read
 * are like no other. Not thread-safe.
 */
final class Similarity {
  /** The estimate for equal files. */
  static final int EQUAL = 60_000;

  private static final long KEPT_BYTES = 32L << 20;

  /** The most bytes to be compared for one pair of trees; every file counts each time. */
  private static final long MAX_COMPARED = 1L << 38;

  private final GitObjects objects;
  private final RecentlyUsed<ObjectId, Spans> spans = new RecentlyUsed<>(KEPT_BYTES, Spans::weight);

  private long compared;

  Similarity(GitObjects objects) {
    this.objects = objects;
  }

  /** Begins with another pair of trees. */
  void begin() {
    compared = 0;
  }

  /**
   * Returns the estimate, from 0 to {@link #EQUAL}; 0 where it cannot reach the least one, or where
   * one of the files is none.
   *
   * @throws IOException if one of the files is absent or damaged
   * @throws LargeObjectException if too much would have to be compared
   */
  int estimate(ChangedFile source, ChangedFile target, int least) throws IOException {
    if (!ChangedFile.isFile(source.oldMode()) || !ChangedFile.isFile(target.newMode())) {
      return 0;
    }
    long oldLength = length(source.oldId());
    long newLength = length(target.newId());
    long longer = Math.max(oldLength, newLength);
    if (longer * (EQUAL - least) < Math.abs(oldLength - newLength) * EQUAL
        || newLength == 0
        || longer > GitObjects.MAX_BYTES) {
      return 0;
    }
    compared += oldLength + newLength;
    if (compared > MAX_COMPARED) {
      throw new LargeObjectException();
    }
    long common = spans(source.oldId()).bytesIn(spans(target.newId()));
    return (int) (common * EQUAL / longer);
  }

  private long length(ObjectId file) throws IOException {
    Spans known = spans.get(file);
    return known == null ? objects.lengthOfBlob(file) : known.length();
  }

  private Spans spans(ObjectId file) throws IOException {
    Spans known = spans.get(file);
    if (known == null) {
      known = Spans.of(objects.blob(file));
      spans.put(file, known);
    }
    return known;
  }
}
