package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.util.io.NullOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two trees, with renames, whole ids and binary files in full, so that it can
 * be applied. Not thread-safe.
 */
final class CommitDiff implements AutoCloseable {

  private static final int LARGEST_CHANGES = 16 << 20;

  private final ObjectReader reader;
  private final List<FileDiff> files = new ArrayList<>();

  private CommitDiff(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * Compares two trees.
   *
   * @param before the tree before, or null for an empty one
   * @throws TooLargeException when the changed files are too large to be shown
   */
  static CommitDiff between(Repository repository, @Nullable RevTree before, RevTree after)
      throws IOException {
    CommitDiff diff = new CommitDiff(repository.newObjectReader());
    try (DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
      formatter.setReader(diff.reader, repository.getConfig());
      formatter.setDetectRenames(true);
      formatter.setAbbreviationLength(40);
      List<DiffEntry> entries = formatter.scan(before, after);
      diff.refuseTooLarge(entries);
      for (DiffEntry entry : entries) {
        diff.files.add(FileDiff.of(formatter, diff.reader, entry, before, after));
      }
      return diff;
    } catch (IOException | RuntimeException e) {
      diff.close();
      throw e;
    }
  }

  private void refuseTooLarge(List<DiffEntry> entries) throws IOException {
    long size = 0;
    for (DiffEntry entry : entries) {
      for (DiffEntry.Side side : List.of(DiffEntry.Side.OLD, DiffEntry.Side.NEW)) {
        size += FileContent.size(reader, entry, side);
      }
    }
    if (size > LARGEST_CHANGES) {
      throw new TooLargeException("The changed files have " + size + " bytes");
    }
  }

  /** Writes how many lines of each file change. */
  void writeSummaryTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    int added = 0;
    int deleted = 0;
    for (FileDiff file : files) {
      text.append(' ').append(file.summary()).append('\n');
      added += file.added();
      deleted += file.deleted();
    }
    if (!files.isEmpty()) {
      text.append(' ').append(files.size()).append(" files changed, ");
      text.append(added).append(" insertions(+), ").append(deleted).append(" deletions(-)\n");
    }
    out.write((text + "\n").getBytes(UTF_8));
  }

  /** Writes the changes. */
  void writeTo(OutputStream out) throws IOException {
    for (FileDiff file : files) {
      file.writeTo(out);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
