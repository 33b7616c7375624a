package org.cienrich.io.git.rebuild;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.patch.BinaryHunk;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.util.RawParseUtils;
import org.eclipse.jgit.util.io.BinaryDeltaInputStream;
import org.eclipse.jgit.util.io.BinaryHunkInputStream;

/**
 * The content of a file after a patch. A patch is against one certain content: each line that it
 * keeps or removes must be there, byte for byte and where it says.
 */
final class PatchedFile {
  private final FileHeader change;
  private final byte[] before;
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private int read;
  private int line = 1;

  private PatchedFile(FileHeader change, byte[] before) {
    this.change = change;
    this.before = before;
  }

  /**
   * Applies what a patch says of one file.
   *
   * @throws UnusableException if the content is another than the patch is against
   */
  static byte[] content(FileHeader change, byte[] before) throws UnusableException {
    BinaryHunk binary = change.getForwardBinaryHunk();
    return binary == null
        ? new PatchedFile(change, before).text()
        : binary(change.getNewPath(), binary, before);
  }

  private byte[] text() throws UnusableException {
    for (HunkHeader hunk : change.getHunks()) {
      apply(hunk);
    }
    after.write(before, read, before.length - read);
    return after.toByteArray();
  }

  private void apply(HunkHeader hunk) throws UnusableException {
    byte[] patch = hunk.getBuffer();
    int start = hunk.getOldImage().getStartLine();
    int first = hunk.getOldImage().getLineCount() == 0 ? start + 1 : start;
    while (line < first) {
      copyLine();
    }
    int at = RawParseUtils.nextLF(patch, hunk.getStartOffset());
    while (at < hunk.getEndOffset()) {
      int next = RawParseUtils.nextLF(patch, at);
      int end = endsWithoutLineEnd(patch, next, hunk.getEndOffset()) ? next - 1 : next;
      switch (patch[at]) {
        case ' ' -> {
          expect(patch, at + 1, end);
          after.write(patch, at + 1, end - at - 1);
        }
        case '-' -> expect(patch, at + 1, end);
        case '+' -> after.write(patch, at + 1, end - at - 1);
        case '\n' -> {
          expect(patch, at, end);
          after.write(patch, at, end - at);
        }
        case '\\' -> {}
        default -> throw mismatch("has a line that is none of a patch");
      }
      at = next;
    }
  }

  /** Such a line is followed by {@code \ No newline at end of file}. */
  private static boolean endsWithoutLineEnd(byte[] patch, int next, int end) {
    return next < end && patch[next] == '\\';
  }

  private void copyLine() throws UnusableException {
    if (read == before.length) {
      throw mismatch("is shorter");
    }
    int next = RawParseUtils.nextLF(before, read);
    after.write(before, read, next - read);
    read = next;
    line++;
  }

  private void expect(byte[] patch, int from, int to) throws UnusableException {
    int next = read == before.length ? read : RawParseUtils.nextLF(before, read);
    if (!Arrays.equals(before, read, next, patch, from, to)) {
      throw mismatch("differs in line " + line);
    }
    read = next;
    line++;
  }

  private UnusableException mismatch(String how) {
    return new UnusableException(
        "The patch is against another " + change.getOldPath() + ": " + how);
  }

  private static byte[] binary(String path, BinaryHunk hunk, byte[] before)
      throws UnusableException {
    int start = RawParseUtils.nextLF(hunk.getBuffer(), hunk.getStartOffset());
    int length = hunk.getEndOffset() - start;
    try (InputStream deflated =
            new BinaryHunkInputStream(new ByteArrayInputStream(hunk.getBuffer(), start, length));
        InputStream inflated = new InflaterInputStream(deflated)) {
      InputStream content =
          hunk.getType() == BinaryHunk.Type.DELTA_DEFLATED
              ? new BinaryDeltaInputStream(before, inflated)
              : inflated;
      byte[] after = content.readNBytes(Trees.MAX_FILE + 1);
      if (after.length > Trees.MAX_FILE) {
        throw new UnusableException("The patch makes too large a file of " + path);
      }
      return after;
    } catch (IOException damaged) {
      throw new UnusableException("The patch of " + path + " is damaged: " + damaged.getMessage());
    }
  }
}
