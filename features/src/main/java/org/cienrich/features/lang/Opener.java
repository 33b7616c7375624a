package org.cienrich.features.lang;

import org.cienrich.features.lang.Region.Body;
import org.cienrich.features.lang.Region.Kind;
import org.jspecify.annotations.Nullable;

/** Recognises the beginning of a comment or literal in code. Stateless. */
@FunctionalInterface
interface Opener {

  /** The region that begins at the cursor, or null if this opener's does not begin there. */
  @Nullable Region open(Cursor cursor);

  /** A comment from {@code mark} to the end of the line. */
  static Opener lineComment(String mark) {
    return at -> at.startsWith(mark) ? Region.of(Kind.COMMENT, at.lineEnd() - at.position()) : null;
  }

  /** A line comment whose mark must begin a word, as in shell ({@code a#b} is no comment). */
  static Opener lineCommentAtWord(String mark) {
    return at ->
        at.startsWith(mark) && (at.position() == 0 || " \t\n\r;&|()".indexOf(at.peek(-1)) >= 0)
            ? Region.of(Kind.COMMENT, at.lineEnd() - at.position())
            : null;
  }

  static Opener blockComment(String open, String close) {
    return fixed(open, Region.of(Kind.COMMENT, open.length(), Body.until(close)));
  }

  static Opener nestedComment(String open, String close) {
    return fixed(open, Region.of(Kind.COMMENT, open.length(), Body.until(close).nesting(open)));
  }

  /** Comment lines from one that begins with {@code open} to one that begins with {@code close}. */
  static Opener commentLines(String open, String close) {
    Region region = Region.of(Kind.COMMENT, open.length(), Body.until(close).closingAtLineStart());
    return at -> at.atLineStart() && at.startsWith(open) ? region : null;
  }

  /** A line that ends the program; everything from there on counts as comment. */
  static Opener endOfProgram(String line) {
    return at ->
        at.atLineStart() && at.startsWith(line) && at.lineEnd() == at.position() + line.length()
            ? Region.of(Kind.COMMENT, line.length(), Body.until(""))
            : null;
  }

  static Opener string(String open, Body body) {
    return fixed(open, Region.of(Kind.STRING, open.length(), body));
  }

  /** A string on one line with backslash escapes. */
  static Opener string(String quote) {
    return string(quote, Body.until(quote).escaped().onOneLine());
  }

  /** Text that is code although it looks like the beginning of something else. */
  static Opener code(String text) {
    return fixed(text, Region.of(Kind.CODE, text.length()));
  }

  /**
   * The same, unless it follows directly on a name ({@code ?"} is a character, {@code a?"} not).
   */
  static Opener codeAwayFromName(String text) {
    Region region = Region.of(Kind.CODE, text.length());
    return at -> at.startsWith(text) && !Cursor.isWord(at.peek(-1)) ? region : null;
  }

  private static Opener fixed(String open, Region region) {
    return at -> at.startsWith(open) ? region : null;
  }
}
