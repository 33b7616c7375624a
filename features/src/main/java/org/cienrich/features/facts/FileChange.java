package org.cienrich.features.facts;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one commit changes in one file, against the commit's first parent.
 *
 * @param path the new path, or the old one of a deleted file; bytes that are not UTF-8 as {@code
 *     %XX}
 * @param oldPath the path before a rename or copy, else null
 * @param lines the lines changed; missing where the content of one version cannot be had or is too
 *     large
 */
public record FileChange(
    Kind kind, String path, @Nullable String oldPath, Outcome<FileLines> lines) {

  /** git's status letters. */
  public enum Kind {
    ADDED,
    COPIED,
    DELETED,
    MODIFIED,
    RENAMED,
    TYPE_CHANGED
  }

  /** Returns the name of the file before the commit: another than after it only if renamed. */
  public String pathBefore() {
    return kind == Kind.RENAMED && oldPath != null ? oldPath : path;
  }

  /** Returns the lines changed in some files; missing where they are for one of them. */
  public static Outcome<List<FileLines>> linesOf(Stream<FileChange> files) {
    List<FileLines> all = new ArrayList<>();
    for (Iterator<FileChange> rest = files.iterator(); rest.hasNext(); ) {
      Outcome<FileLines> lines = rest.next().lines;
      if (lines instanceof Outcome.Missing<FileLines> missing) {
        return Outcome.missing(missing.reason());
      }
      lines.toOptional().ifPresent(all::add);
    }
    return Outcome.present(all);
  }

  /** Returns the lines added plus deleted in some files; missing where they are for one of them. */
  public static Outcome<Long> churnOf(Stream<FileChange> files) {
    return linesOf(files).map(lines -> lines.stream().mapToLong(FileLines::churn).sum());
  }
}
