package org.cienrich.features.lang;

import java.util.Set;
import org.cienrich.features.lang.Region.Body;
import org.cienrich.features.lang.Region.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Literals whose end depends on how they begin, or whose beginning depends on what stands before:
 * raw strings, regular expressions, percent literals, characters.
 */
final class Literals {
  private static final Set<String> WORDS_BEFORE_A_VALUE =
      Set.of(
          "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "if", "unless",
          "elsif", "else", "while", "until", "and", "or", "not", "when", "then", "do", "yield",
          "await", "split", "grep", "x");

  private static final int LONGEST_REGEX = 1000;

  private Literals() {}

  /** A triple-quoted string of Python: a comment where it is a statement of its own. */
  static Opener docString(String open) {
    String close = open.substring(open.length() - 3);
    Region string = Region.of(Kind.STRING, open.length(), Body.until(close).escaped());
    Region comment = Region.of(Kind.COMMENT, open.length(), Body.until(close).escaped());
    return at -> {
      if (!at.startsWith(open)) {
        return null;
      }
      boolean statement = at.firstOnLine() && !at.insideBrackets() && at.lastSignificant() != '\\';
      return statement ? comment : string;
    };
  }

  /** The same with a prefix that may stand before a documentation string. */
  static Opener prefixedDocString() {
    return at -> {
      if (Cursor.isWord(at.peek(-1)) || at.peek(1) != at.peek(2) || at.peek(2) != at.peek(3)) {
        return null;
      }
      return switch (at.peek(1)) {
        case '"', '\'' -> docString(at.substring(0, 4)).open(at);
        default -> null;
      };
    };
  }

  /** A line comment of PHP, which the end of the program part ends as well. */
  static Opener phpLineComment(String mark) {
    return at -> {
      if (!at.startsWith(mark)) {
        return null;
      }
      int length = mark.length();
      while (at.position() + length < at.lineEnd() && !at.startsWith("?>", length)) {
        length++;
      }
      return Region.of(Kind.COMMENT, length);
    };
  }

  /** Plain old documentation of Perl: from a line like {@code =head1} to {@code =cut}. */
  static @Nullable Region perlPod(Cursor at) {
    return at.atLineStart() && Character.isLetter(at.peek(1)) && !at.startsWith("=cut")
        ? Region.of(Kind.COMMENT, 1, Body.until("=cut").closingAtLineStart())
        : null;
  }

  /** Two or more dashes of Haskell that are not part of an operator such as {@code -->}. */
  static @Nullable Region haskellLineComment(Cursor at) {
    if (!at.startsWith("--") || at.peek(-1) == '-' || isHaskellSymbol(at.peek(-1))) {
      return null;
    }
    int length = 2;
    while (at.peek(length) == '-') {
      length++;
    }
    return isHaskellSymbol(at.peek(length))
        ? null
        : Region.of(Kind.COMMENT, at.lineEnd() - at.position());
  }

  private static boolean isHaskellSymbol(char c) {
    return c != '\0' && "!#$%&*+./<=>?@\\^|~:".indexOf(c) >= 0;
  }

  /** A character literal where an apostrophe may also be part of a name or a type ({@code 'a}). */
  static @Nullable Region character(Cursor at) {
    if (Cursor.isWord(at.peek(-1))) {
      return null;
    }
    if (at.peek(1) == '\\') {
      return Region.of(Kind.STRING, 1, Body.until("'").escaped().onOneLine());
    }
    int length = Character.isHighSurrogate(at.peek(1)) ? 4 : 3;
    return at.peek(length - 1) == '\'' && !Cursor.isLineBreak(at.peek(1))
        ? Region.of(Kind.STRING, length)
        : null;
  }

  /** A character literal of C and C++, where an apostrophe may also part digits. */
  static @Nullable Region cCharacter(Cursor at) {
    int start = 0;
    while (start > -64 && (Cursor.isWord(at.peek(start - 1)) || at.peek(start - 1) == '\'')) {
      start--;
    }
    if (start < 0 && Character.isDigit(at.peek(start))) {
      return Region.of(Kind.CODE, 1);
    }
    return Region.of(Kind.STRING, 1, Body.until("'").escaped().onOneLine());
  }

  /** {@code R"delimiter(…)delimiter"} of C++. */
  static @Nullable Region cppRawString(Cursor at) {
    if (at.peek(1) != '"') {
      return null;
    }
    int length = 2;
    while (length < 19 && at.peek(length) != '(') {
      if (at.peek(length) == '"' || Character.isWhitespace(at.peek(length))) {
        return null;
      }
      length++;
    }
    if (at.peek(length) != '(') {
      return null;
    }
    return Region.of(Kind.STRING, length + 1, Body.until(")" + at.substring(2, length) + "\""));
  }

  /** {@code r"…"} and {@code r#"…"#} of Rust. */
  static @Nullable Region rustRawString(Cursor at) {
    if (Cursor.isWord(at.peek(-1)) && at.peek(-1) != 'b' && at.peek(-1) != 'c') {
      return null;
    }
    return hashed(at, 1, "\"", false);
  }

  /** {@code #"…"#} and {@code #"""…"""#} of Swift. */
  static @Nullable Region swiftRawString(Cursor at) {
    if (at.peek(-1) == '#') {
      return null;
    }
    Region multiLine = hashed(at, 0, "\"\"\"", false);
    return multiLine != null ? multiLine : hashed(at, 0, "\"", true);
  }

  private static @Nullable Region hashed(Cursor at, int prefix, String quote, boolean oneLine) {
    int length = prefix;
    while (at.peek(length) == '#') {
      length++;
    }
    if (!at.startsWith(quote, length)) {
      return null;
    }
    Body body = Body.until(quote + "#".repeat(length - prefix));
    return Region.of(Kind.STRING, length + quote.length(), oneLine ? body.onOneLine() : body);
  }

  /** {@code [[…]]}, {@code [=[…]=]} of Lua; a comment with {@code --} before it. */
  static Opener luaLongBracket(String prefix, Kind kind) {
    return at -> {
      if (!at.startsWith(prefix + "[")) {
        return null;
      }
      int length = prefix.length() + 1;
      while (at.peek(length) == '=') {
        length++;
      }
      if (at.peek(length) != '[') {
        return null;
      }
      String close = "]" + at.substring(prefix.length() + 1, length) + "]";
      return Region.of(kind, length + 1, Body.until(close));
    };
  }

  /** A regular expression between slashes, where a value and not an operator is expected. */
  static @Nullable Region regex(Cursor at) {
    if (!expectsValue(at) || at.isRegexHopeless()) {
      return null;
    }
    boolean inClass = false;
    int length = 1;
    while (true) {
      char c = at.peek(length);
      if (at.position() + length >= at.lineEnd()) {
        at.regexIsHopeless();
        return null;
      } else if (c == '\\') {
        length++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        return Region.of(Kind.STRING, length + 1);
      }
      length++;
    }
  }

  /**
   * {@code /…/} of Ruby and Perl: as {@link #regex}, or over lines where only a value can stand and
   * a slash follows within {@value #LONGEST_REGEX} characters.
   */
  static @Nullable Region scriptRegex(Cursor at) {
    boolean onlyValue = "(,=~[!&|{;".indexOf(at.lastSignificant()) >= 0 && !at.isRegexHopeless();
    Region region = regex(at);
    if (region != null || !onlyValue) {
      return region;
    }
    for (int length = 1; length < LONGEST_REGEX && at.peek(length) != '\0'; length++) {
      if (at.peek(length) == '\\') {
        length++;
      } else if (at.peek(length) == '/') {
        return Region.of(Kind.STRING, 1, Body.until("/").escaped().interpolating("#{"));
      }
    }
    return null;
  }

  /** {@code %w[…]}, {@code %q(…)}, {@code %r{…}}, {@code %(…)} of Ruby. */
  static @Nullable Region percent(Cursor at) {
    if (!expectsValue(at)) {
      return null;
    }
    int length = "qQwWiIrsx".indexOf(at.peek(1)) >= 0 ? 2 : 1;
    char delimiter = at.peek(length);
    if (delimiter < '!' || delimiter > '~' || delimiter == '=' || Cursor.isWord(delimiter)) {
      return null;
    }
    return delimited(length + 1, delimiter);
  }

  /** A sigil of Elixir on one delimiter, such as {@code ~r/…/} and {@code ~s(…)}. */
  static @Nullable Region sigil(Cursor at) {
    char delimiter = at.peek(2);
    if (!Character.isLetter(at.peek(1)) || "/|\"'([{<".indexOf(delimiter) < 0) {
      return null;
    }
    String triple = String.valueOf(delimiter).repeat(3);
    if ((delimiter == '"' || delimiter == '\'') && at.startsWith(triple, 2)) {
      return Region.of(Kind.STRING, 5, Body.until(triple).escaped());
    }
    return delimited(3, delimiter);
  }

  /** {@code q(…)}, {@code qw[…]}, {@code m{…}}, {@code s/…/…/}, {@code tr/…/…/} of Perl. */
  static @Nullable Region perlQuote(Cursor at) {
    if (Cursor.isWord(at.peek(-1))
        || (at.followsDirectly() && "$@%&>{:".indexOf(at.peek(-1)) >= 0)) {
      return null;
    }
    for (String word : new String[] {"qq", "qw", "qx", "qr", "tr", "q", "m", "s", "y"}) {
      char delimiter = at.peek(word.length());
      if (!at.startsWith(word) || Cursor.isWord(delimiter)) {
        continue;
      }
      int length = word.length();
      if (delimiter == ' ' && "([{<|/".indexOf(at.peek(length + 1)) >= 0) {
        length++;
        delimiter = at.peek(length);
      }
      if (delimiter <= ' ' || ",;=)-".indexOf(delimiter) >= 0) {
        return null;
      }
      boolean twoParts = word.equals("s") || word.equals("tr") || word.equals("y");
      if (!twoParts || closing(delimiter) != delimiter) {
        return delimited(length + 1, delimiter);
      }
      return twoPartQuote(at, length, delimiter);
    }
    return null;
  }

  private static @Nullable Region twoPartQuote(Cursor at, int start, char delimiter) {
    int parts = 0;
    for (int length = start + 1; at.position() + length < at.lineEnd(); length++) {
      if (at.peek(length) == '\\') {
        length++;
      } else if (at.peek(length) == delimiter && ++parts == 2) {
        return Region.of(Kind.STRING, length + 1);
      }
    }
    return null;
  }

  private static Region delimited(int length, char open) {
    char close = closing(open);
    return Region.of(
        Kind.STRING,
        length,
        Body.until(String.valueOf(close))
            .escaped()
            .nesting(close == open ? null : String.valueOf(open)));
  }

  private static char closing(char open) {
    return switch (open) {
      case '(' -> ')';
      case '[' -> ']';
      case '{' -> '}';
      case '<' -> '>';
      default -> open;
    };
  }

  /**
   * Whether a value may begin here: after an operator, an opening bracket or a keyword; or, as in
   * {@code puts /a/} and {@code puts %w[a]}, set off from a name on the left but not from what
   * follows.
   */
  private static boolean expectsValue(Cursor at) {
    char last = at.lastSignificant();
    if (last == '\0' || "(,=:[!&|?{};~+-*%<>^".indexOf(last) >= 0) {
      return true;
    }
    if (!Cursor.isWord(last)) {
      return false;
    }
    return WORDS_BEFORE_A_VALUE.contains(at.lastWord())
        || (at.firstOnLine() && at.peek(1) != ' ')
        || (!at.followsDirectly()
            && !Character.isDigit(last)
            && !Character.isWhitespace(at.peek(1))
            && at.peek(1) != '=');
  }
}
