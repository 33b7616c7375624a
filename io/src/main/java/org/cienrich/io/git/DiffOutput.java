package org.cienrich.io.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileChange.Kind;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code git diff-tree -z --raw [--numstat]} prints: for each diff its raw records, then
 * its numstat records in the same order, then the line that was sent to mark the end. Records are
 * told apart by their first byte; paths may hold any other. Not thread-safe.
 */
final class DiffOutput {
  /** A path in git is at most 4096 bytes long; numbers and ids are short. */
  private static final int MAX_FIELD = 1 << 16;

  private final InputStream in;
  private final int maxFiles;

  DiffOutput(InputStream in, int maxFiles) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxFiles = maxFiles;
  }

  /** A diff has more files than are read. */
  static final class TooManyFilesException extends IOException {
    TooManyFilesException(int limit) {
      super("More than " + limit + " files");
    }
  }

  /**
   * Reads one diff up to and with the end mark.
   *
   * @param ofTrees whether a line with the names of two trees precedes the diff
   * @throws EOFException if the output ends before the mark
   */
  List<TreeEntryChange> next(String endMark, boolean ofTrees) throws IOException {
    List<Raw> files = new ArrayList<>();
    int counted = 0;
    int first = read();
    if (ofTrees) {
      if (first == endMark.charAt(0)) {
        throw new IOException("One of the trees is not there");
      }
      field('\n');
      first = read();
    }
    for (; first != endMark.charAt(0); first = read()) {
      if (first == ':') {
        if (files.size() == maxFiles) {
          throw new TooManyFilesException(maxFiles);
        }
        files.add(raw());
      } else {
        counted = count(first, files, counted);
      }
    }
    String rest = text(field('\n'));
    if (!endMark.substring(1).equals(rest)) {
      throw new IOException("Expected the end of " + endMark + " but read " + rest);
    }
    return files.stream().map(Raw::toChange).toList();
  }

  private Raw raw() throws IOException {
    String[] fields = text(field(0)).split(" ", -1);
    if (fields.length != 5) {
      throw new IOException("Not a raw record of five fields");
    }
    Kind kind = kindOf(fields[4]);
    String path = GitPaths.decode(field(0));
    String oldPath = null;
    if (kind == Kind.RENAMED || kind == Kind.COPIED) {
      oldPath = path;
      path = GitPaths.decode(field(0));
    }
    return new Raw(kind, path, oldPath, fields);
  }

  private static Kind kindOf(String status) throws IOException {
    return switch (status.charAt(0)) {
      case 'A' -> Kind.ADDED;
      case 'C' -> Kind.COPIED;
      case 'D' -> Kind.DELETED;
      case 'M' -> Kind.MODIFIED;
      case 'R' -> Kind.RENAMED;
      case 'T' -> Kind.TYPE_CHANGED;
      default -> throw new IOException("Unknown status " + status);
    };
  }

  /** Reads a numstat record for one of the files from an index on; files without one count 0. */
  private int count(int first, List<Raw> files, int from) throws IOException {
    String added = (char) first + text(field('\t'));
    String deleted = text(field('\t'));
    byte[] name = field(0);
    if (name.length == 0) {
      field(0);
      name = field(0);
    }
    String path = GitPaths.decode(name);
    int index = from;
    while (index < files.size() && !files.get(index).path.equals(path)) {
      index++;
    }
    if (index == files.size()) {
      throw new IOException("Line counts of a file that is not in the diff");
    }
    Raw file = files.get(index);
    if (added.equals("-")) {
      file.binary = true;
    } else {
      file.added = number(added);
      file.deleted = number(deleted);
    }
    return index + 1;
  }

  private static long number(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("Not a number of lines: " + text, e);
    }
  }

  private int read() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("git ended");
    }
    return value;
  }

  private byte[] field(int end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(100);
    for (int value = read(); value != end; value = read()) {
      if (bytes.size() == MAX_FIELD) {
        throw new IOException("A field is longer than " + MAX_FIELD + " bytes");
      }
      bytes.write(value);
    }
    return bytes.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static final class Raw {
    private final Kind kind;
    private final String path;
    private final @Nullable String oldPath;
    private final String[] fields;
    private long added;
    private long deleted;
    private boolean binary;

    Raw(Kind kind, String path, @Nullable String oldPath, String[] fields) {
      this.kind = kind;
      this.path = path;
      this.oldPath = oldPath;
      this.fields = fields;
    }

    TreeEntryChange toChange() {
      return new TreeEntryChange(
          new FileChange(kind, path, oldPath, added, deleted, binary),
          FileMode.fromBits(Integer.parseInt(fields[0], 8)),
          FileMode.fromBits(Integer.parseInt(fields[1], 8)),
          ObjectId.fromString(fields[2]),
          ObjectId.fromString(fields[3]));
    }
  }
}
