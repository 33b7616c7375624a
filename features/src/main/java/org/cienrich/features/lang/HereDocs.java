package org.cienrich.features.lang;

import org.cienrich.features.lang.Region.HereDoc;
import org.jspecify.annotations.Nullable;

/** The openings of here-documents, whose text starts on the next line. */
final class HereDocs {
  private HereDocs() {}

  /**
   * {@code <<EOT}, {@code <<-EOT}, {@code <<~EOT} and {@code <<"EOT"} of Ruby and Perl, but not
   * {@code list <<item} and {@code a<<B}, which append to a list.
   */
  static @Nullable Region ruby(Cursor at) {
    char before = at.peek(-1);
    boolean operator = before == '<' || before == ')' || before == ']' || Cursor.isWord(before);
    char first = at.peek(2);
    boolean marked = "-~\"'`".indexOf(first) >= 0 || Character.isUpperCase(first);
    if (!at.startsWith("<<") || operator || !marked) {
      return null;
    }
    boolean indented = first == '-' || first == '~';
    return open(at, indented ? 3 : 2, indented, false);
  }

  /** A here-document of shell: also {@code << EOT}, but no shift in arithmetic. */
  static @Nullable Region shell(Cursor at) {
    if (!at.startsWith("<<")
        || at.peek(2) == '<'
        || at.peek(-1) == '<'
        || at.lineSoFar().contains("((")) {
      return null;
    }
    boolean indented = at.peek(2) == '-';
    int length = indented ? 3 : 2;
    while (at.peek(length) == ' ') {
      length++;
    }
    return open(at, at.peek(length) == '\\' ? length + 1 : length, indented, false);
  }

  /** {@code <<<EOT} and {@code <<<'EOT'} of PHP. */
  static @Nullable Region php(Cursor at) {
    if (!at.startsWith("<<<")) {
      return null;
    }
    int length = 3;
    while (at.peek(length) == ' ') {
      length++;
    }
    return open(at, length, true, true);
  }

  private static @Nullable Region open(Cursor at, int start, boolean indented, boolean codeAfter) {
    char quote = at.peek(start);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int from = quoted ? start + 1 : start;
    int to = from;
    while (quoted
        ? at.peek(to) != quote && at.position() + to < at.lineEnd()
        : Cursor.isWord(at.peek(to))) {
      to++;
    }
    boolean closed = !quoted || at.peek(to) == quote;
    if (to == from || !closed || Character.isDigit(at.peek(from))) {
      return null;
    }
    return Region.hereDoc(
        quoted ? to + 1 : to, new HereDoc(at.substring(from, to), indented, codeAfter));
  }
}
