package org.cienrich.io.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
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

  /** A test file. */
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
  SourceSize size(ObjectId blob, Language language, boolean isTest) throws IOException {
    byte[] key = keyOf(blob, language, isTest);
    SourceSize size = sizes.get(key);
    if (size == null) {
      Optional<SourceCounts> counts =
          isTest ? countTests(blob, language) : read(blob, language, SourceCounts::countLines);
      size = counts.map(SourceSize::of).orElse(SourceSize.NO_TEXT);
      sizes.put(key, size);
    }
    return size;
  }

  /** Returns what to call a fact about a file read as source of a language. */
  private static byte[] keyOf(AnyObjectId blob, Language language, boolean isTest) {
    byte[] id = RepositoryFacts.key(blob);
    String use = language.name() + (isTest ? " tests" : "");
    byte[] name = use.getBytes(StandardCharsets.US_ASCII);
    byte[] key = Arrays.copyOf(id, id.length + name.length);
    System.arraycopy(name, 0, key, id.length, name.length);
    return key;
  }

  /** Returns the counts of a test file; empty if it is binary or too large. */
  Optional<SourceCounts> countTests(ObjectId blob, Language language) throws IOException {
    Source source = new Source(blob, language);
    Optional<SourceCounts> counts = recent.get(source);
    if (counts == null) {
      counts = read(blob, language, SourceCounts::count);
      recent.put(source, counts);
    }
    return counts;
  }

  private Optional<SourceCounts> read(
      ObjectId blob,
      Language language,
      BiFunction<byte[], Language, Optional<SourceCounts>> counter)
      throws IOException {
    byte[] content;
    try {
      content = objects.blob(blob);
    } catch (LargeObjectException e) {
      return Optional.empty();
    }
    return content.length > MAX_BYTES ? Optional.empty() : counter.apply(content, language);
  }
}
