package org.cienrich.io.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository as people write it: {@code owner/name}, or its address at github.com, with or
 * without {@code .git} and a slash at the end.
 */
final class RepoCell {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://)?(?:www\\.)?github\\.com/(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("([\\w.-]{1,100})/([\\w.-]{1,100})");

  private RepoCell() {}

  /**
   * @throws BadCellException if the cell names no repository
   */
  static String read(String cell) throws BadCellException {
    String text = cell.strip();
    if (text.isEmpty()) {
      throw new BadCellException(BadLine.Reason.BLANK_REPO, "The row names no repository.");
    }
    Matcher name = NAME.matcher(bare(text));
    if (!name.matches() || isDots(name.group(1)) || isDots(name.group(2))) {
      throw new BadCellException(
          BadLine.Reason.BAD_REPO_NAME,
          "A repository is named owner/name, with letters, digits and _ . - only: "
              + Texts.quote(text));
    }
    return name.group();
  }

  private static String bare(String text) {
    Matcher address = ADDRESS.matcher(text);
    String path = address.matches() ? address.group(1) : text;
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
  }

  private static boolean isDots(String part) {
    return part.equals(".") || part.equals("..");
  }
}
