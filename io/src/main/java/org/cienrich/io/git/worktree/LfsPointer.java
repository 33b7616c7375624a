package org.cienrich.io.git.worktree;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The small files that Git LFS leaves in a tree for contents that it keeps elsewhere. */
final class LfsPointer {
  private static final int MAX_BYTES = 1024;
  private static final byte[] START = "version https://".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern POINTER =
      Pattern.compile(
          "version https://(?:git-lfs\\.github\\.com|hawser\\.github\\.com)/spec/v1\n"
              + "(?:ext-\\d-[^\n]++\n)*+oid sha256:[0-9a-f]{64}\nsize \\d{1,19}\n?");

  private LfsPointer() {}

  static boolean is(byte[] content) {
    return content.length < MAX_BYTES
        && startsAsPointer(content)
        && POINTER.matcher(new String(content, StandardCharsets.ISO_8859_1)).matches();
  }

  private static boolean startsAsPointer(byte[] content) {
    if (content.length < START.length) {
      return false;
    }
    for (int at = 0; at < START.length; at++) {
      if (content[at] != START[at]) {
        return false;
      }
    }
    return true;
  }
}
