package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Paths as bytes: strings of one character per byte, since git's paths need not be UTF-8. */
final class Paths {

  private static final String ESCAPED = "abtnvfr";

  private Paths() {}

  /**
   * The bytes of a path that was decoded as UTF-8 where it is, and as Latin-1 where it is not.
   *
   * @param tree a tree that has the path
   */
  static String bytesOf(String path, ObjectReader reader, @Nullable RevTree tree)
      throws IOException {
    String bytes = new String(path.getBytes(UTF_8), ISO_8859_1);
    if (tree == null || bytes.equals(path)) {
      return bytes;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk == null ? path : bytes;
    }
  }

  /** A path as git prints it: quoted where it has bytes that are not printable ASCII. */
  static String quote(String path) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= 7 && c <= 13) {
        quoted.append('\\').append(ESCAPED.charAt(c - 7));
      } else if (c < ' ' || c >= 127) {
        quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.length() == path.length() + 1 ? path : quoted.append('"').toString();
  }
}
