package org.cienrich.io.git;

import java.io.IOException;
import java.util.Optional;
import org.cienrich.features.lang.Language;
import org.cienrich.features.lang.SourceCounts;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Counts in blobs that are source text. */
final class SourceFiles {
  /** Larger files are data or generated; they do not count as source. */
  static final int MAX_BYTES = 10 << 20;

  private final GitObjects objects;

  SourceFiles(GitObjects objects) {
    this.objects = objects;
  }

  /** Tells whether an entry of a tree is a file: no directory, link or submodule. */
  static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode.getBits())
        || FileMode.EXECUTABLE_FILE.equals(mode.getBits());
  }

  /** Returns the counts; empty for a file that is binary or too large. */
  Optional<SourceCounts> count(ObjectId blob, Language language) throws IOException {
    byte[] content;
    try {
      content = objects.blob(blob);
    } catch (LargeObjectException e) {
      return Optional.empty();
    }
    return content.length > MAX_BYTES ? Optional.empty() : SourceCounts.count(content, language);
  }
}
