package org.cienrich.io.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cienrich.features.lang.Language;
import org.cienrich.features.lang.SourceCounts;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.store.FactJournal;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Counts in files that are source text. Not thread-safe. */
final class SourceFiles {
  /** Larger files are data or generated; they do not count as source. */
  static final int MAX_BYTES = 10 << 20;

  private static final long MAX_CHARS_KEPT = 8 << 20;

  private final GitObjects objects;
  private final FactJournal<SourceSize> sizes;
  private final RecentlyUsed<Source, Optional<SourceCounts>> recent =
      new RecentlyUsed<>(MAX_CHARS_KEPT, SourceFiles::weight);

  /**
   * @param sizes what is known
   */
  SourceFiles(GitObjects objects, FactJournal<SourceSize> sizes) {
    this.objects = objects;
    this.sizes = sizes;
  }

  private record Source(ObjectId blob, Language language) {}

  private static long weight(Optional<SourceCounts> counts) {
    return 100
        + counts.stream()
            .flatMap(known -> known.testDefinitions().stream())
            .mapToLong(String::length)
            .sum();
  }

  /** Tells whether an entry of a tree is a file: no directory, link or submodule. */
  static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode.getBits())
        || FileMode.EXECUTABLE_FILE.equals(mode.getBits());
  }

  /** Returns the size of a file, which is counted once for all runs that share a cache. */
  SourceSize size(ObjectId blob, Language language) throws IOException {
    byte[] key = keyOf(blob, language);
    SourceSize size = sizes.get(key);
    if (size == null) {
      size = count(blob, language).map(SourceSize::of).orElse(SourceSize.NO_TEXT);
      sizes.put(key, size);
    }
    return size;
  }

  /** Returns what to call a fact about a file read as source of a language. */
  private static byte[] keyOf(AnyObjectId blob, Language language) {
    byte[] id = RepositoryFacts.key(blob);
    byte[] name = language.name().getBytes(StandardCharsets.US_ASCII);
    byte[] key = Arrays.copyOf(id, id.length + name.length);
    System.arraycopy(name, 0, key, id.length, name.length);
    return key;
  }

  /** Returns the counts; empty for a file that is binary or too large. */
  Optional<SourceCounts> count(ObjectId blob, Language language) throws IOException {
    Source source = new Source(blob, language);
    Optional<SourceCounts> counts = recent.get(source);
    if (counts == null) {
      counts = read(source);
      recent.put(source, counts);
    }
    return counts;
  }

  private Optional<SourceCounts> read(Source source) throws IOException {
    byte[] content;
    try {
      content = objects.blob(source.blob);
    } catch (LargeObjectException e) {
      return Optional.empty();
    }
    return content.length > MAX_BYTES
        ? Optional.empty()
        : SourceCounts.count(content, source.language);
  }
}
