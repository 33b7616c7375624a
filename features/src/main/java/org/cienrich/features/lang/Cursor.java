package org.cienrich.features.lang;

/**
 * A place in a text together with what an {@link Opener} may look back at. Moves forward only;
 * belongs to one {@link Lexer}.
 */
final class Cursor {
  private static final char NONE = '\0';

  private final String text;
  private int position;
  private int lineStart;
  private int lineEnd = -1;
  private int significant = -1;
  private int brackets;
  private int hopelessRegexLine = -1;

  Cursor(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  void advance(int characters) {
    position += characters;
  }

  int lineStart() {
    return lineStart;
  }

  void startLine() {
    lineStart = position;
    lineEnd = -1;
  }

  /** Notes that the character at {@code index} is code. */
  void significant(int index) {
    significant = index;
    switch (text.charAt(index)) {
      case '(', '[', '{' -> brackets++;
      case ')', ']', '}' -> brackets = Math.max(0, brackets - 1);
      default -> {}
    }
  }

  /** Notes that a literal ended before {@code end}: a value, not an operator. */
  void literal(int end) {
    significant = end - 1;
  }

  boolean insideBrackets() {
    return brackets > 0;
  }

  /** The character {@code offset} away; NUL outside of the text. */
  char peek(int offset) {
    int index = position + offset;
    return index >= 0 && index < text.length() ? text.charAt(index) : NONE;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  boolean startsWith(String prefix, int offset) {
    return text.startsWith(prefix, position + offset);
  }

  String substring(int from, int to) {
    return text.substring(position + from, position + to);
  }

  boolean atLineStart() {
    return position == lineStart;
  }

  /** The last 200 characters of the line up to here. */
  String lineSoFar() {
    return text.substring(Math.max(lineStart, position - 200), position);
  }

  /** The index of the line break that ends the line, or of the end of the text. */
  int lineEnd() {
    if (lineEnd < 0) {
      int end = position;
      while (end < text.length() && !isLineBreak(text.charAt(end))) {
        end++;
      }
      lineEnd = end;
    }
    return lineEnd;
  }

  /** The last character of code or of a literal before here, white space aside; NUL if none. */
  char lastSignificant() {
    return significant < 0 ? NONE : text.charAt(significant);
  }

  /** Whether the last code stands right before the cursor. */
  boolean followsDirectly() {
    return significant >= 0 && significant == position - 1;
  }

  /** Whether the last code stands on an earlier line. */
  boolean firstOnLine() {
    return significant < lineStart;
  }

  /** The word that ends at the last significant character, at most 16 characters of it. */
  String lastWord() {
    int start = significant + 1;
    while (start > 0 && significant - start < 16 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, significant + 1);
  }

  boolean isRegexHopeless() {
    return hopelessRegexLine == lineStart;
  }

  /** Notes that no regular expression ends on this line, so that it is looked for once only. */
  void regexIsHopeless() {
    hopelessRegexLine = lineStart;
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
