package org.cienrich.features.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cienrich.features.lang.Region.Body;
import org.cienrich.features.lang.Region.HereDoc;
import org.cienrich.features.lang.Region.Interpolation;
import org.cienrich.features.lang.Region.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Splits the text of one file into lines of code, with comments and the contents of strings set
 * apart, driven by the language's {@link Syntax}. One pass; time and memory are linear in the
 * length of the text. Lenient: a literal that its language does not allow over the end of a line
 * ends there, so that one misread quote costs one line. A line ends at LF, CR LF or a lone CR.
 *
 * <p>For one use by one thread.
 */
final class Lexer {
  /** Receives the lines of a file in order. */
  @FunctionalInterface
  interface Lines {

    /**
     * Takes the next line.
     *
     * @param raw the line as it stands, without its end
     * @param text the line without comments
     * @param code the line without comments, every string literal shortened to {@code ""}
     * @param hasCode whether anything but comments and white space is on the line
     */
    void line(String raw, String text, String code, boolean hasCode);
  }

  private record Frame(Body body, Kind kind, int depth, int brackets) {}

  private final String text;
  private final Syntax syntax;
  private final Lines lines;
  private final Cursor cursor;
  private final Deque<Frame> interpolations = new ArrayDeque<>();
  private final Deque<HereDoc> hereDocs = new ArrayDeque<>();
  private final StringBuilder lineText = new StringBuilder();
  private final StringBuilder lineCode = new StringBuilder();
  private boolean hasCode;
  private Kind kind = Kind.CODE;
  private @Nullable Body body;
  private int depth;
  private int brackets;
  private boolean lineContinues;

  private Lexer(String text, Syntax syntax, Lines lines) {
    this.text = text;
    this.syntax = syntax;
    this.lines = lines;
    this.cursor = new Cursor(text);
  }

  static void scan(String text, Syntax syntax, Lines lines) {
    new Lexer(text, syntax, lines).run();
  }

  private void run() {
    Region initial = syntax.initial();
    if (initial != null) {
      kind = initial.kind();
      body = initial.body();
      depth = 1;
    }
    while (!cursor.atEnd()) {
      char c = cursor.peek(0);
      if (Cursor.isLineBreak(c)) {
        endLine();
      } else if (body != null) {
        stepInside(body, c);
      } else {
        stepInCode(c);
      }
    }
    if (cursor.lineStart() < text.length()) {
      emit(text.length());
    }
  }

  private void stepInCode(char c) {
    if (!interpolations.isEmpty() && closesInterpolation(c)) {
      return;
    }
    for (Opener opener : syntax.openersAt(c)) {
      Region region = opener.open(cursor);
      if (region != null) {
        enter(region);
        return;
      }
    }
    takePlainCode();
  }

  /** Takes the present character, and those after it that begin nothing. */
  private void takePlainCode() {
    int length = 0;
    char c = cursor.peek(0);
    do {
      if (!Character.isWhitespace(c)) {
        cursor.significant(cursor.position() + length);
      }
      c = cursor.peek(++length);
    } while (cursor.position() + length < text.length()
        && interpolations.isEmpty()
        && !Cursor.isLineBreak(c)
        && syntax.openersAt(c).length == 0);
    take(Kind.CODE, length);
  }

  private boolean closesInterpolation(char c) {
    Frame frame = interpolations.element();
    Interpolation interpolation = frame.body.interpolation();
    if (interpolation == null) {
      return false;
    }
    if (c == interpolation.openBracket()) {
      brackets++;
    } else if (c == interpolation.closeBracket() && --brackets == 0) {
      interpolations.pop();
      body = frame.body;
      kind = frame.kind;
      depth = frame.depth;
      brackets = frame.brackets;
      take(kind, 1);
      return true;
    }
    return false;
  }

  private void enter(Region region) {
    if (region.kind() == Kind.STRING) {
      appendQuote();
    }
    take(region.kind(), region.length());
    if (region.body() != null) {
      body = region.body();
      kind = region.kind();
      depth = 1;
      return;
    }
    if (region.kind() == Kind.STRING) {
      appendQuote();
    }
    if (region.kind() != Kind.COMMENT) {
      cursor.literal(cursor.position());
    }
    if (region.hereDoc() != null) {
      hereDocs.add(region.hereDoc());
    }
  }

  private void stepInside(Body inside, char c) {
    if (inside.closesAtLineStart()) {
      boolean closes = cursor.atLineStart() && cursor.startsWith(inside.close());
      take(kind, cursor.lineEnd() - cursor.position());
      if (closes) {
        leave();
      }
    } else if (inside.escapes() && c == '\\') {
      lineContinues = Cursor.isLineBreak(cursor.peek(1));
      take(kind, lineContinues || cursor.peek(1) == '\0' ? 1 : 2);
    } else if (inside.nested() != null && cursor.startsWith(inside.nested())) {
      depth++;
      take(kind, inside.nested().length());
    } else if (!inside.close().isEmpty() && cursor.startsWith(inside.close())) {
      close(inside);
    } else if (inside.interpolation() != null && cursor.startsWith(inside.interpolation().open())) {
      take(kind, inside.interpolation().open().length());
      interpolations.push(new Frame(inside, kind, depth, brackets));
      brackets = 1;
      body = null;
      kind = Kind.CODE;
      cursor.literal(cursor.position());
    } else {
      int length = 1;
      while (cursor.position() + length < text.length()
          && !inside.mayEndPlainText(cursor.peek(length))) {
        length++;
      }
      take(kind, length);
    }
  }

  private void close(Body inside) {
    int length = inside.close().length();
    if (inside.doubled() && cursor.startsWith(inside.close(), length)) {
      take(kind, 2 * length);
      return;
    }
    take(kind, length);
    if (--depth == 0) {
      leave();
    }
  }

  private void leave() {
    if (kind == Kind.STRING) {
      appendQuote();
      cursor.literal(cursor.position());
    }
    body = null;
    kind = Kind.CODE;
  }

  private void endLine() {
    int end = cursor.position();
    if (body != null && !body.multiLine() && !lineContinues) {
      leave();
    }
    while (body == null
        && !interpolations.isEmpty()
        && !interpolations.element().body.multiLine()) {
      brackets = interpolations.pop().brackets;
    }
    lineContinues = false;
    emit(end);
    skipLineBreak();
    while (!hereDocs.isEmpty() && !cursor.atEnd()) {
      hereDocLine(hereDocs.element());
    }
  }

  private void hereDocLine(HereDoc hereDoc) {
    String line = text.substring(cursor.position(), cursor.lineEnd());
    String candidate = hereDoc.indented() ? line.strip() : line;
    if (hereDoc.codeAfter()) {
      int length = hereDoc.terminator().length();
      if (candidate.startsWith(hereDoc.terminator())
          && (candidate.length() == length || !Cursor.isWord(candidate.charAt(length)))) {
        hereDocs.remove();
        if (hereDocs.isEmpty()) {
          take(Kind.STRING, line.indexOf(hereDoc.terminator()) + length);
          return;
        }
      }
    } else if (candidate.equals(hereDoc.terminator())) {
      hereDocs.remove();
    }
    take(Kind.STRING, line.length());
    emit(cursor.position());
    if (!cursor.atEnd()) {
      skipLineBreak();
    } else {
      cursor.startLine();
    }
  }

  private void skipLineBreak() {
    cursor.advance(cursor.startsWith("\r\n") ? 2 : 1);
    cursor.startLine();
  }

  private void emit(int end) {
    lines.line(
        text.substring(cursor.lineStart(), end), lineText.toString(), lineCode.toString(), hasCode);
    lineText.setLength(0);
    lineCode.setLength(0);
    hasCode = false;
  }

  private void take(Kind as, int length) {
    int from = cursor.position();
    int to = Math.min(text.length(), from + length);
    cursor.advance(length);
    if (as == Kind.COMMENT) {
      separate(lineText);
      separate(lineCode);
      return;
    }
    lineText.append(text, from, to);
    if (as == Kind.CODE && interpolations.isEmpty()) {
      lineCode.append(text, from, to);
    }
    for (int i = from; i < to && !hasCode; i++) {
      hasCode = !Character.isWhitespace(text.charAt(i));
    }
  }

  private void appendQuote() {
    if (interpolations.isEmpty()) { // Code inside a string is part of the string.
      lineCode.append('"');
    }
  }

  /** A comment parts what stands before and behind it. */
  private static void separate(StringBuilder line) {
    if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }
}
