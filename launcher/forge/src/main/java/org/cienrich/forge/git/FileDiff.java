package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.DiffEntry.Side;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevTree;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one file in git's format.
 *
 * @param oldPath the path before, one character per byte; that after for a new file
 * @param newPath the path after, one character per byte; that before for a deleted file
 * @param edits the changed lines; null for binary files
 */
record FileDiff(
    DiffEntry entry,
    String oldPath,
    String newPath,
    RawText before,
    RawText after,
    @Nullable EditList edits) {

  private static final int WIDEST_GRAPH = 40;

  static FileDiff of(
      DiffFormatter formatter,
      ObjectReader reader,
      DiffEntry entry,
      @Nullable RevTree oldTree,
      RevTree newTree)
      throws IOException {
    FileHeader header = formatter.toFileHeader(entry);
    boolean isAdded = entry.getChangeType() == ChangeType.ADD;
    boolean isDeleted = entry.getChangeType() == ChangeType.DELETE;
    String oldPath = isAdded ? "" : Paths.bytesOf(entry.getOldPath(), reader, oldTree);
    String newPath = isDeleted ? oldPath : Paths.bytesOf(entry.getNewPath(), reader, newTree);
    return new FileDiff(
        entry,
        isAdded ? newPath : oldPath,
        newPath,
        new RawText(FileContent.read(reader, entry, Side.OLD)),
        new RawText(FileContent.read(reader, entry, Side.NEW)),
        header.getPatchType() == FileHeader.PatchType.UNIFIED ? header.toEditList() : null);
  }

  int added() {
    return edits == null ? 0 : edits.stream().mapToInt(Edit::getLengthB).sum();
  }

  int deleted() {
    return edits == null ? 0 : edits.stream().mapToInt(Edit::getLengthA).sum();
  }

  /** A line such as {@code src/Main.java | 3 ++-}. */
  String summary() {
    String name = Paths.quote(newPath);
    if (edits == null) {
      return name
          + " | Bin "
          + before.getRawContent().length
          + " -> "
          + after.getRawContent().length
          + " bytes";
    }
    String graph =
        "+".repeat(Math.min(added(), WIDEST_GRAPH)) + "-".repeat(Math.min(deleted(), WIDEST_GRAPH));
    return (name + " | " + (added() + deleted()) + " " + graph).stripTrailing();
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(header().getBytes(ISO_8859_1));
    if (edits == null) {
      BinaryPatch.write(before.getRawContent(), after.getRawContent(), out);
    } else if (!edits.isEmpty()) {
      String oldName = isNew() ? "/dev/null" : Paths.quote("a/" + oldPath);
      String newName = isDeleted() ? "/dev/null" : Paths.quote("b/" + newPath);
      out.write(
          ("--- " + tabbed(oldName) + "\n+++ " + tabbed(newName) + "\n").getBytes(ISO_8859_1));
      ByteArrayOutputStream hunks = new ByteArrayOutputStream();
      try (DiffFormatter formatter = new DiffFormatter(hunks)) {
        formatter.format(edits, before, after);
      }
      hunks.writeTo(out);
    }
  }

  /** Git ends names that have blanks with a tab. */
  private static String tabbed(String name) {
    return name.contains(" ") && !name.startsWith("\"") ? name + "\t" : name;
  }

  private boolean isNew() {
    return entry.getChangeType() == ChangeType.ADD;
  }

  private boolean isDeleted() {
    return entry.getChangeType() == ChangeType.DELETE;
  }

  private String header() {
    StringBuilder text = new StringBuilder("diff --git ");
    text.append(Paths.quote("a/" + oldPath)).append(' ').append(Paths.quote("b/" + newPath));
    text.append('\n');
    boolean sameMode = entry.getOldMode().equals(entry.getNewMode());
    if (isNew()) {
      line(text, "new file mode ", octal(entry.getNewMode()));
    } else if (isDeleted()) {
      line(text, "deleted file mode ", octal(entry.getOldMode()));
    } else if (!sameMode) {
      line(text, "old mode ", octal(entry.getOldMode()));
      line(text, "new mode ", octal(entry.getNewMode()));
    }
    if (entry.getChangeType() == ChangeType.RENAME || entry.getChangeType() == ChangeType.COPY) {
      String verb = entry.getChangeType() == ChangeType.RENAME ? "rename" : "copy";
      line(text, "similarity index ", entry.getScore() + "%");
      line(text, verb + " from ", Paths.quote(oldPath));
      line(text, verb + " to ", Paths.quote(newPath));
    }
    String oldId = entry.getOldId().name();
    String newId = entry.getNewId().name();
    if (!oldId.equals(newId)) {
      String mode = sameMode ? " " + octal(entry.getNewMode()) : "";
      line(text, "index ", oldId + ".." + newId + mode);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append(value).append('\n');
  }

  private static String octal(FileMode mode) {
    return String.format(Locale.ROOT, "%06o", mode.getBits());
  }
}
