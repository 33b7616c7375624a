package org.cienrich.features.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerTest {

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"slashLanguages", "hashLanguages", "otherLanguages"})
  void tellsCodeFromComment(Language language, String kinds, String snippet) {
    StringBuilder actual = new StringBuilder();
    Lexer.scan(
        snippet,
        language.syntax(),
        (raw, text, code, hasCode) -> actual.append(hasCode ? 'C' : raw.isBlank() ? 'B' : '#'));
    assertThat(actual.toString()).isEqualTo(kinds);
  }

  @Test
  void shortensStringsAndDropsComments() {
    Lexer.scan(
        "f(\"a\", `b ${g(\"}\")} c`, /x'y/); // z",
        Language.JAVASCRIPT.syntax(),
        (raw, text, code, hasCode) -> {
          assertThat(text.strip()).isEqualTo("f(\"a\", `b ${g(\"}\")} c`, /x'y/);");
          assertThat(code.strip()).isEqualTo("f(\"\", \"\", \"\");");
        });
  }

  static Stream<Arguments> slashLanguages() {
    return Stream.of(
        lines(Language.JAVA, "C#", "String s = \"/* no */ // no\"; // yes", "// yes"),
        lines(Language.JAVA, "CCCC#", "s = \"\"\"", "  // text", "  \" /*", "  \"\"\";", "// a"),
        lines(Language.JAVA, "C#", "char c = '\"'; char d = '\\''; // \"", "/* a */ // b"),
        lines(Language.JAVA, "#C", "/* /* */ // one level", "*/ x"),
        lines(Language.JAVA, "C#B#C", "a(); /* begin", "\"", "", "end */", "b();"),
        lines(Language.JAVA, "C#", "s = \"unfinished", "// a line later"),
        lines(Language.KOTLIN, "###C", "/* a /* b */", "still */", "// x", "val a = 1"),
        lines(Language.KOTLIN, "C#", "s = \"${m.replace(\"//\", \"}\")} /*\" // a", "// b"),
        lines(Language.KOTLIN, "CCC#", "val s = \"\"\"", "// text ${a}", "\"\"\"", "// b"),
        lines(Language.SCALA, "C#", "val s = 'sym; val c = '\"' // a", "// b"),
        lines(Language.GROOVY, "CCC#", "s = '''", "// text", "'''", "// b"),
        lines(Language.C, "C#", "int a = 1'000'000; char c = '\"';", "// \""),
        lines(Language.C, "CC#", "char *s = \"a \\", " // still\";", "// b"),
        lines(Language.CPP, "CCC#", "auto s = R\"x(", "// )\" text", ")x\";", "// b"),
        lines(Language.CSHARP, "CCC#", "var s = @\"C:\\", "// \"\" text", "\";", "// b"),
        lines(Language.CSHARP, "C#", "var s = $\"{d[\"//\"]}\"; /* a */", "/// <summary>"),
        lines(Language.OBJECTIVE_C, "C#", "NSString *s = @\"// no\";", "// yes"),
        lines(Language.RUST, "C##C", "fn f<'a>(x: &'a str) { '\"'; }", "/* /* */", "*/", "x"),
        lines(Language.RUST, "CCC#", "let s = r#\"", "// \" text", "\"#;", "// b"),
        lines(Language.SWIFT, "C#", "let s = \"a \\(f(\"//\")) b\" // c", "// d"),
        lines(Language.SWIFT, "C#", "let s = #\"\"//\"#", "// d"),
        lines(Language.GO, "CCC#", "s := `", "// text", "`", "// b"),
        lines(Language.GO, "C#", "r := '`'", "// b"),
        lines(Language.DART, "C#", "var s = '${m['//']}'; // a", "/// b"),
        lines(Language.D, "##C", "/+ a /+ b +/", "+/", "x();"),
        lines(Language.JAVASCRIPT, "C#", "a = /\"[/*]'/.test(b); // c", "// d"),
        lines(Language.JAVASCRIPT, "C#", "a = b / c; d = e / f; // \"g", "// h"),
        lines(Language.JAVASCRIPT, "CCC#", "a = `x", "// ${f(`}`)}", "`", "// b"),
        lines(Language.JAVASCRIPT, "CC#", "<p>don't</p>", "x()", "// b"),
        lines(Language.TYPESCRIPT, "##C", "/**", " */", "files: [\"**/*.ts\"],"),
        lines(Language.PHP, "CC#CC", "it's <b>#1</b>", "<?php", "# a", "// b ?>", "text"),
        lines(Language.PHP, "CCCCC#", "<?php", "$s = <<<EOT", "# it's", "  EOT;", "f();", "# b"),
        lines(Language.PHP, "CC#", "<?php", "#[Test]", "# [Test]"));
  }

  static Stream<Arguments> hashLanguages() {
    return Stream.of(
        lines(Language.PYTHON, "C#", "s = '# no'  # yes", "# yes"),
        lines(
            Language.PYTHON,
            "#C###C",
            "'''Doc.'''",
            "def f():",
            "  r\"\"\"Doc",
            "  # more",
            "  \"\"\"",
            "  x"),
        lines(Language.PYTHON, "CCC#", "sql = \"\"\"", "# text", "\"\"\"", "# b"),
        lines(Language.PYTHON, "CCC", "f(", "\"\"\"argument\"\"\"", ")"),
        lines(Language.RUBY, "C#", "s = \"# #{h[\"#\"]} #\" # yes", "# yes"),
        lines(Language.RUBY, "CCC#", "s = 'a", "# text", "b'", "# c"),
        lines(Language.RUBY, "C###C", "a", "=begin", "it's", "=end", "b"),
        lines(Language.RUBY, "C##", "a", "__END__", "it's data"),
        lines(Language.RUBY, "CCCCC#", "f <<-A, <<~'B'", "# it's", "  A", "# \"", "  B", "# c"),
        lines(Language.RUBY, "C#", "a <<b # append", "# c"),
        lines(Language.RUBY, "C#", "x = /['\"#]/; y = %w[# ' (]; z = %r{#'}", "# c"),
        lines(Language.RUBY, "CCC#", "r =", "  /^a['\"]#{b}|", "   #c/x", "# d"),
        lines(Language.RUBY, "C#", "f ?\", ?#, $', :/, :\"a\" # d", "# e"),
        lines(Language.RUBY, "C#", "a = b / c % d # '", "# e"),
        lines(Language.ERB, "CC#", "<p>don't # </p>", "<%= a %>", "<%# b %>"),
        lines(Language.PERL, "C#", "$#a; s#x#y#; $_ =~ m{'}; q(#); # c", "# d"),
        lines(Language.PERL, "C###C", "a();", "=head1 B", "it's", "=cut", "c();"),
        lines(Language.PERL, "CCC#", "print <<\"EOT\";", "# text", "EOT", "# b"),
        lines(Language.SHELL, "##C#", "#!/bin/sh", "# a", "echo ${a#b} $# a#b \\\" '#'", "# c"),
        lines(Language.SHELL, "C#", "d=\"$(dirname \"$0\")/# x\" # y", "# z"),
        lines(Language.SHELL, "CCC#", "cat << 'EOF' > x", "# it's", "EOF", "# b"),
        lines(Language.SHELL, "C#", "a=$(( 1 << b ))", "# c"),
        lines(Language.POWERSHELL, "##C", "<# a", "b #>", "x"),
        lines(Language.COFFEESCRIPT, "###C", "###", "a", "###", "x = '#'"),
        lines(Language.ELIXIR, "C#", "a = ~r/['#]/; b = ?\" # c", "# d"),
        lines(Language.ELIXIR, "CCC#", "@doc \"\"\"", "# text", "\"\"\"", "# b"),
        lines(Language.R, "C#", "x <- '#' # a", "# b"),
        lines(Language.JULIA, "##C#", "#= a", "=#", "x = a' * '#'", "# b"),
        lines(Language.NIM, "##C", "#[ a", "]#", "x"));
  }

  static Stream<Arguments> otherLanguages() {
    return Stream.of(
        lines(Language.LUA, "##C#", "--[[ a", "]]", "x = [[ -- ]]", "-- b"),
        lines(Language.LUA, "##C", "--[==[ a ]]", "]==]", "x"),
        lines(Language.HASKELL, "##CC#", "{- {- a -}", "-}", "a --> b", "f' = '\"'", "-- | b"),
        lines(Language.OCAML, "##C", "(* (* a *)", "*)", "let f = ( * )"),
        lines(Language.FSHARP, "#CC", "// a", "let (*) = 1", "let s = @\"\\\""),
        lines(Language.ERLANG, "C#", "X = $\", Y = \"%\". % a", "% b"),
        lines(Language.CLOJURE, "C#", "(f \\\" \";\") ; a", "; b"),
        lines(Language.EMACS_LISP, "C#", "(f ?\\\" \";\") ; a", "; b"),
        lines(Language.FORTRAN, "C#", "print *, 'it''s ! here' ! a", "! b"),
        lines(Language.VISUAL_BASIC, "C#", "s = \"'\" ' a", "' b"),
        lines(Language.ZIG, "C#", "const s = \\\\ // text", "// b"));
  }

  private static Arguments lines(Language language, String kinds, String... lines) {
    return Arguments.of(language, kinds, String.join("\n", lines));
  }
}
