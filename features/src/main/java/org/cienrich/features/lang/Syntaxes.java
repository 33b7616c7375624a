package org.cienrich.features.lang;

import org.cienrich.features.lang.Region.Body;
import org.cienrich.features.lang.Region.Kind;

/**
 * The comments and literals of the languages in {@link Language}. What a language allows over
 * several lines is {@code multi}, else a literal ends with its line.
 */
final class Syntaxes {
  private static final Body MULTI_DOUBLE = Body.until("\"").escaped();
  private static final Body MULTI_SINGLE = Body.until("'").escaped();
  private static final Opener LINE_DOUBLE = Opener.string("\"");
  private static final Opener LINE_SINGLE = Opener.string("'");
  private static final Opener TEXT_BLOCK = Opener.string("\"\"\"", Body.until("\"\"\"").escaped());

  static final Syntax C =
      slashComments(false).at("\"", LINE_DOUBLE).at("'", Literals::cCharacter).build();
  static final Syntax CPP =
      slashComments(false)
          .at("R", Literals::cppRawString)
          .at("\"", LINE_DOUBLE)
          .at("'", Literals::cCharacter)
          .build();
  static final Syntax ZIG =
      Syntax.builder()
          .at("/", Opener.lineComment("//"))
          .at("\\", Opener.string("\\\\", Body.until("\n").onOneLine()))
          .at("\"", LINE_DOUBLE)
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax JAVA =
      slashComments(false).at("\"", TEXT_BLOCK, LINE_DOUBLE).at("'", LINE_SINGLE).build();
  static final Syntax CSHARP =
      slashComments(false)
          .at("@", Opener.string("@\"", Body.until("\"").withDoubledClose()))
          .at("@", Opener.string("@$\"", Body.until("\"").withDoubledClose()))
          .at("$", Opener.string("$@\"", Body.until("\"").withDoubledClose()))
          .at("$", Opener.string("$\"\"\"", Body.until("\"\"\"")))
          .at("$", Opener.string("$\"", Body.until("\"").escaped().onOneLine().interpolating("{")))
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"")), LINE_DOUBLE)
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax KOTLIN =
      slashComments(true)
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"").interpolating("${")))
          .at("\"", Opener.string("\"", interpolatedLine("\"", "${")))
          .at("'", LINE_SINGLE)
          .at("`", Opener.string("`", Body.until("`").onOneLine()))
          .build();
  static final Syntax SCALA =
      slashComments(true)
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"").interpolating("${")))
          .at("\"", Opener.string("\"", interpolatedLine("\"", "${")))
          .at("'", Literals::character)
          .build();
  static final Syntax GROOVY =
      slashComments(false)
          .at("\"", TEXT_BLOCK)
          .at("\"", Opener.string("\"", interpolatedLine("\"", "${")))
          .at("'", Opener.string("'''", Body.until("'''").escaped()), LINE_SINGLE)
          .at("/", Literals::regex)
          .build();
  static final Syntax DART =
      slashComments(true)
          .at("\"", TEXT_BLOCK)
          .at("\"", Opener.string("\"", interpolatedLine("\"", "${")))
          .at("'", Opener.string("'''", Body.until("'''").escaped()))
          .at("'", Opener.string("'", interpolatedLine("'", "${")))
          .build();
  static final Syntax SWIFT =
      slashComments(true)
          .at("#", Literals::swiftRawString)
          .at("\"", TEXT_BLOCK)
          .at("\"", Opener.string("\"", interpolatedLine("\"", "\\(")))
          .build();
  static final Syntax RUST =
      slashComments(true)
          .at("r", Literals::rustRawString)
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Literals::character)
          .build();
  static final Syntax GO =
      slashComments(false)
          .at("`", Opener.string("`", Body.until("`")))
          .at("\"", LINE_DOUBLE)
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax D =
      slashComments(false)
          .at("/", Opener.nestedComment("/+", "+/"))
          .at("`", Opener.string("`", Body.until("`")))
          .at("r", Opener.string("r\"", Body.until("\"")))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax JAVASCRIPT =
      slashComments(false)
          .at("/", Literals::regex)
          .at("`", Opener.string("`", Body.until("`").escaped().interpolating("${")))
          .at("\"", LINE_DOUBLE)
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax PHP =
      Syntax.builder()
          .at("#", Opener.code("#["))
          .at("#", Literals.phpLineComment("#"))
          .at("/", Literals.phpLineComment("//"))
          .at("/", Opener.blockComment("/*", "*/"))
          .at("<", HereDocs::php)
          .at("?", Opener.string("?>", Body.until("<?")))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .at("`", Opener.string("`", Body.until("`").escaped()))
          .beginningIn(Region.of(Kind.STRING, 0, Body.until("<?")))
          .build();

  static final Syntax PYTHON =
      Syntax.builder()
          .at("#", Opener.lineComment("#"))
          .at("\"", Literals.docString("\"\"\""), LINE_DOUBLE)
          .at("'", Literals.docString("'''"), LINE_SINGLE)
          .at("rRuU", Literals.prefixedDocString())
          .build();
  static final Syntax RUBY =
      Syntax.builder()
          .at("=", Opener.commentLines("=begin", "=end"))
          .at("_", Opener.endOfProgram("__END__"))
          .at("#", Opener.lineComment("#"))
          .at("$", Opener.code("$\""), Opener.code("$'"), Opener.code("$`"), Opener.code("$/"))
          .at("?", Opener.codeAwayFromName("?\""), Opener.codeAwayFromName("?'"))
          .at("?", Opener.codeAwayFromName("?#"), Opener.codeAwayFromName("?/"))
          .at("<", HereDocs::ruby)
          .at(":", Opener.code(":/"), Opener.code(":%"), Opener.code(":`"))
          .at("%", Literals::percent)
          .at("/", Literals::scriptRegex)
          .at("\"", Opener.string("\"", MULTI_DOUBLE.interpolating("#{")))
          .at("`", Opener.string("`", Body.until("`").escaped().interpolating("#{")))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .build();
  static final Syntax ERB =
      Syntax.builder()
          .at("<", Opener.blockComment("<%#", "%>"), Opener.blockComment("<%--", "%>"))
          .at("<", Opener.blockComment("<!--", "-->"))
          .build();
  static final Syntax PERL =
      Syntax.builder()
          .at("=", Literals::perlPod)
          .at("_", Opener.endOfProgram("__END__"), Opener.endOfProgram("__DATA__"))
          .at("$", Opener.code("$#"), Opener.code("$\""), Opener.code("$'"), Opener.code("$`"))
          .at("#", Opener.lineComment("#"))
          .at("qmsty", Literals::perlQuote)
          .at("<", HereDocs::ruby)
          .at("/", Literals::scriptRegex)
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .at("`", Opener.string("`", Body.until("`").escaped()))
          .build();
  static final Syntax SHELL =
      Syntax.builder()
          .at("\\", Opener.code("\\\""), Opener.code("\\'"), Opener.code("\\#"))
          .at("\\", Opener.code("\\\\"))
          .at("#", Opener.lineCommentAtWord("#"))
          .at("<", HereDocs::shell)
          .at("$", Opener.string("$'", MULTI_SINGLE))
          .at("\"", Opener.string("\"", MULTI_DOUBLE.interpolating("$(")))
          .at("'", Opener.string("'", Body.until("'")))
          .build();
  static final Syntax POWERSHELL =
      Syntax.builder()
          .at("<", Opener.blockComment("<#", "#>"))
          .at("#", Opener.lineCommentAtWord("#"))
          .at("`", Opener.code("`\""), Opener.code("`'"), Opener.code("`#"))
          .at("@", Opener.string("@\"", Body.until("\"@")), Opener.string("@'", Body.until("'@")))
          .at("\"", Opener.string("\"", Body.until("\"").withDoubledClose()))
          .at("'", Opener.string("'", Body.until("'").withDoubledClose()))
          .build();
  static final Syntax COFFEESCRIPT =
      Syntax.builder()
          .at("#", Opener.blockComment("###", "###"), Opener.lineComment("#"))
          .at("/", Opener.string("///", Body.until("///").escaped()))
          .at("/", Literals::regex)
          .at("\"", TEXT_BLOCK)
          .at("\"", Opener.string("\"", MULTI_DOUBLE.interpolating("#{")))
          .at("'", Opener.string("'''", Body.until("'''").escaped()))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .build();
  static final Syntax ELIXIR =
      Syntax.builder()
          .at("?", Opener.codeAwayFromName("?\""), Opener.codeAwayFromName("?'"))
          .at("?", Opener.codeAwayFromName("?#"), Opener.codeAwayFromName("?\\"))
          .at("#", Opener.lineComment("#"))
          .at("~", Literals::sigil)
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"").escaped().interpolating("#{")))
          .at("\"", Opener.string("\"", MULTI_DOUBLE.interpolating("#{")))
          .at("'", Opener.string("'''", Body.until("'''").escaped()))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .build();
  static final Syntax R =
      Syntax.builder()
          .at("#", Opener.lineComment("#"))
          .at("rR", Opener.string("r\"(", Body.until(")\"")))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .at("`", Opener.string("`", Body.until("`").onOneLine()))
          .build();
  static final Syntax JULIA =
      Syntax.builder()
          .at("#", Opener.nestedComment("#=", "=#"), Opener.lineComment("#"))
          .at("\"", TEXT_BLOCK)
          .at("\"", Opener.string("\"", MULTI_DOUBLE.interpolating("$(")))
          .at("'", Literals::character)
          .build();
  static final Syntax NIM =
      Syntax.builder()
          .at("#", Opener.nestedComment("#[", "]#"), Opener.lineComment("#"))
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"")), LINE_DOUBLE)
          .at("'", Literals::character)
          .build();

  static final Syntax LUA =
      Syntax.builder()
          .at("-", Literals.luaLongBracket("--", Kind.COMMENT), Opener.lineComment("--"))
          .at("[", Literals.luaLongBracket("", Kind.STRING))
          .at("\"", LINE_DOUBLE)
          .at("'", LINE_SINGLE)
          .build();
  static final Syntax HASKELL =
      Syntax.builder()
          .at("{", Opener.nestedComment("{-", "-}"))
          .at("-", Literals::haskellLineComment)
          .at("\"", LINE_DOUBLE)
          .at("'", Literals::character)
          .build();
  static final Syntax OCAML =
      Syntax.builder()
          .at("(", Opener.code("(*)"), Opener.nestedComment("(*", "*)"))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Literals::character)
          .build();
  static final Syntax FSHARP =
      Syntax.builder()
          .at("(", Opener.code("(*)"), Opener.nestedComment("(*", "*)"))
          .at("/", Opener.lineComment("//"))
          .at("@", Opener.string("@\"", Body.until("\"").withDoubledClose()))
          .at("\"", Opener.string("\"\"\"", Body.until("\"\"\"")))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Literals::character)
          .at("`", Opener.string("``", Body.until("``").onOneLine()))
          .build();
  static final Syntax ERLANG =
      Syntax.builder()
          .at("$", Opener.code("$\""), Opener.code("$'"), Opener.code("$%"), Opener.code("$\\"))
          .at("%", Opener.lineComment("%"))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .at("'", Opener.string("'", MULTI_SINGLE))
          .build();
  static final Syntax CLOJURE =
      Syntax.builder()
          .at("\\", Opener.code("\\\""), Opener.code("\\;"))
          .at(";", Opener.lineComment(";"))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .build();
  static final Syntax LISP =
      Syntax.builder()
          .at("#\\?", Opener.code("#\\\""), Opener.code("#\\;"), Opener.code("?\\\""))
          .at("?", Opener.code("?\""), Opener.code("?;"), Opener.code("?\\;"))
          .at("#", Opener.nestedComment("#|", "|#"))
          .at(";", Opener.lineComment(";"))
          .at("\"", Opener.string("\"", MULTI_DOUBLE))
          .build();
  static final Syntax FORTRAN =
      Syntax.builder()
          .at("!", Opener.lineComment("!"))
          .at("\"", Opener.string("\"", Body.until("\"").withDoubledClose().onOneLine()))
          .at("'", Opener.string("'", Body.until("'").withDoubledClose().onOneLine()))
          .build();
  static final Syntax VISUAL_BASIC =
      Syntax.builder()
          .at("'", Opener.lineComment("'"))
          .at("\"", Opener.string("\"", Body.until("\"").withDoubledClose().onOneLine()))
          .build();

  private Syntaxes() {}

  private static Syntax.Builder slashComments(boolean nested) {
    return Syntax.builder()
        .at("/", Opener.lineComment("//"))
        .at("/", nested ? Opener.nestedComment("/*", "*/") : Opener.blockComment("/*", "*/"));
  }

  private static Body interpolatedLine(String quote, String open) {
    return Body.until(quote).escaped().onOneLine().interpolating(open);
  }
}
