package org.cienrich.features.lang;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of text that begins where an {@link Opener} matched: comment, string literal or code to
 * be taken as it is.
 *
 * @param kind what the stretch is
 * @param length characters of the opening, or of the whole region if there is no body
 * @param body how the region goes on behind its opening; null if it ends there
 * @param hereDoc the here-document that starts on the next line; null if none
 */
record Region(Kind kind, int length, @Nullable Body body, @Nullable HereDoc hereDoc) {
  enum Kind {
    CODE,
    STRING,
    COMMENT
  }

  static Region of(Kind kind, int length) {
    return new Region(kind, length, null, null);
  }

  static Region of(Kind kind, int length, Body body) {
    return new Region(kind, length, body, null);
  }

  static Region hereDoc(int length, HereDoc hereDoc) {
    return new Region(Kind.STRING, length, null, hereDoc);
  }

  /**
   * How a region ends.
   *
   * @param close closing delimiter; empty for a region that lasts to the end of the file
   * @param nested opening delimiter that nests; null if regions do not nest
   * @param escapes whether a backslash takes the next character's meaning away
   * @param doubled whether the closing delimiter written twice stands for itself
   * @param multiLine whether the region goes on over the end of a line; else the line ends it
   * @param closesAtLineStart whether only a line that begins with {@code close} ends the region
   * @param interpolation code inside the string; null if none
   */
  record Body(
      String close,
      @Nullable String nested,
      boolean escapes,
      boolean doubled,
      boolean multiLine,
      boolean closesAtLineStart,
      @Nullable Interpolation interpolation) {

    static Body until(String close) {
      return new Body(close, null, false, false, true, false, null);
    }

    Body nesting(@Nullable String open) {
      return new Body(close, open, escapes, doubled, multiLine, closesAtLineStart, interpolation);
    }

    Body escaped() {
      return new Body(close, nested, true, doubled, multiLine, closesAtLineStart, interpolation);
    }

    Body withDoubledClose() {
      return new Body(close, nested, escapes, true, multiLine, closesAtLineStart, interpolation);
    }

    Body onOneLine() {
      return new Body(close, nested, escapes, doubled, false, closesAtLineStart, interpolation);
    }

    Body closingAtLineStart() {
      return new Body(close, nested, escapes, doubled, multiLine, true, interpolation);
    }

    /** Whether a character may begin something else than text that stands for itself. */
    boolean mayEndPlainText(char c) {
      return Cursor.isLineBreak(c)
          || (escapes && c == '\\')
          || begins(close, c)
          || (nested != null && begins(nested, c))
          || (interpolation != null && begins(interpolation.open, c));
    }

    private static boolean begins(String text, char c) {
      return !text.isEmpty() && text.charAt(0) == c;
    }

    /** With code in braces or parentheses after {@code open}, whose last character is the brace. */
    Body interpolating(String open) {
      return new Body(
          close, nested, escapes, doubled, multiLine, closesAtLineStart, new Interpolation(open));
    }
  }

  /** Code in a string, from {@code open} to the bracket that matches its last character. */
  record Interpolation(String open) {
    char openBracket() {
      return open.charAt(open.length() - 1);
    }

    char closeBracket() {
      return openBracket() == '(' ? ')' : '}';
    }
  }

  /**
   * A here-document.
   *
   * @param terminator the word that ends it on a line of its own
   * @param indented whether white space may stand before the terminator
   * @param codeAfter whether code may follow the terminator (PHP)
   */
  record HereDoc(String terminator, boolean indented, boolean codeAfter) {}
}
