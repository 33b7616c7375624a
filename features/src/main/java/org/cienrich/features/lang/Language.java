package org.cienrich.features.lang;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of programming languages: names, file extensions and lexical syntax.
 *
 * <p>Names and extensions follow GitHub Linguist's {@code languages.yml}, languages of type
 * <em>programming</em> only; markup, data and prose (HTML, SQL, YAML, Markdown) are no entries.
 * Three deliberate differences: an extension belongs to one language ({@code .h} is C, {@code .m}
 * Objective-C, {@code .t} Perl, {@code .ts} TypeScript); build descriptions that happen to be
 * written in a programming language ({@code .gemspec}, {@code .ru}, {@code .gradle.kts}, {@code
 * Rakefile}) are not source; and ERB templates count as Ruby, which they share the key with.
 *
 * <p>Extensions are compared without regard to case. There is no look at the content (no shebang
 * line), so the language is a pure function of the path. Immutable and thread-safe.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable, Syntax is immutable.
public enum Language {
  C("C", names("c"), Syntaxes.C, "c", "h"),
  CLOJURE("Clojure", names("clojure", "clj"), Syntaxes.CLOJURE, "clj", "cljs", "cljc"),
  COFFEESCRIPT(
      "CoffeeScript", names("coffeescript", "coffee"), Syntaxes.COFFEESCRIPT, "coffee", "cjsx"),
  COMMON_LISP("Common Lisp", names("common lisp", "lisp"), Syntaxes.LISP, "lisp", "lsp", "cl"),
  CPP(
      "C++",
      names("cpp", "c++", "cplusplus", "cc", "cxx"),
      Syntaxes.CPP,
      "cpp",
      "cc",
      "cxx",
      "c++",
      "hpp",
      "hh",
      "hxx",
      "h++",
      "inl",
      "ipp",
      "tpp",
      "cu",
      "cuh",
      "ino"),
  CRYSTAL("Crystal", names("crystal"), Syntaxes.RUBY, "cr"),
  CSHARP("C#", names("csharp", "c#", "cs"), Syntaxes.CSHARP, "cs", "csx", "cake"),
  CYTHON("Cython", names("cython"), Syntaxes.PYTHON, "pyx", "pxd", "pxi"),
  D("D", names("d", "dlang"), Syntaxes.D, "d", "di"),
  DART("Dart", names("dart"), Syntaxes.DART, "dart"),
  ELIXIR("Elixir", names("elixir"), Syntaxes.ELIXIR, "ex", "exs"),
  EMACS_LISP("Emacs Lisp", names("emacs lisp", "elisp"), Syntaxes.LISP, "el"),
  ERLANG("Erlang", names("erlang"), Syntaxes.ERLANG, "erl", "hrl", "escript"),
  FORTRAN("Fortran", names("fortran"), Syntaxes.FORTRAN, "f90", "f95", "f03", "f08"),
  FSHARP("F#", names("fsharp", "f#"), Syntaxes.FSHARP, "fs", "fsi", "fsx"),
  GO("Go", names("go", "golang"), Syntaxes.GO, "go"),
  GROOVY("Groovy", names("groovy"), Syntaxes.GROOVY, "groovy", "grt", "gvy"),
  HASKELL("Haskell", names("haskell", "hs"), Syntaxes.HASKELL, "hs", "hsc"),
  JAVA("Java", names("java"), Syntaxes.JAVA, "java", "jav"),
  JAVASCRIPT(
      "JavaScript",
      names("javascript", "js", "node", "nodejs", "jsx"),
      Syntaxes.JAVASCRIPT,
      "js",
      "jsx",
      "mjs",
      "cjs",
      "es6"),
  JULIA("Julia", names("julia", "jl"), Syntaxes.JULIA, "jl"),
  KOTLIN("Kotlin", names("kotlin", "kt"), Syntaxes.KOTLIN, "kt", "ktm", "kts"),
  LUA("Lua", names("lua"), Syntaxes.LUA, "lua"),
  NIM("Nim", names("nim"), Syntaxes.NIM, "nim", "nims"),
  OBJECTIVE_C(
      "Objective-C",
      names("objective-c", "objectivec", "objc", "obj-c", "objective-c++"),
      Syntaxes.C,
      "m",
      "mm"),
  OCAML("OCaml", names("ocaml", "ml"), Syntaxes.OCAML, "ml", "mli"),
  PERL("Perl", names("perl"), Syntaxes.PERL, "pl", "pm", "t", "psgi"),
  PHP("PHP", names("php"), Syntaxes.PHP, "php", "php3", "php4", "php5", "phps", "phpt"),
  POWERSHELL(
      "PowerShell",
      names("powershell", "pwsh", "posh"),
      Syntaxes.POWERSHELL,
      "ps1",
      "psd1",
      "psm1"),
  PYTHON("Python", names("python", "py", "python3"), Syntaxes.PYTHON, "py", "pyi", "pyw"),
  R("R", names("r"), Syntaxes.R, "r"),
  RUBY("Ruby", names("ruby", "rb", "jruby"), Syntaxes.RUBY, "rb", "rake"),
  ERB("HTML+ERB", names("ruby", "erb"), Syntaxes.ERB, "erb"),
  RUST("Rust", names("rust", "rs"), Syntaxes.RUST, "rs"),
  SCALA("Scala", names("scala"), Syntaxes.SCALA, "scala", "sc", "kojo"),
  SCHEME("Scheme", names("scheme", "racket"), Syntaxes.LISP, "scm", "ss", "rkt"),
  SHELL(
      "Shell",
      names("shell", "bash", "sh", "zsh"),
      Syntaxes.SHELL,
      "sh",
      "bash",
      "zsh",
      "ksh",
      "bats"),
  SOLIDITY("Solidity", names("solidity"), Syntaxes.C, "sol"),
  SWIFT("Swift", names("swift"), Syntaxes.SWIFT, "swift"),
  TYPESCRIPT(
      "TypeScript",
      names("typescript", "ts", "tsx"),
      Syntaxes.JAVASCRIPT,
      "ts",
      "tsx",
      "mts",
      "cts"),
  VISUAL_BASIC(
      "Visual Basic .NET",
      names("visual basic", "vb", "vbnet", "vb.net", "visual basic .net"),
      Syntaxes.VISUAL_BASIC,
      "vb"),
  ZIG("Zig", names("zig"), Syntaxes.ZIG, "zig");

  /** To be raised when this package counts or classifies otherwise: part of cache keys. */
  public static final int RULES = 1;

  private static final Map<String, Language> BY_NAME = new HashMap<>();
  private static final Map<String, Language> BY_EXTENSION = new HashMap<>();

  static {
    for (Language language : values()) {
      language.names.forEach(name -> BY_NAME.putIfAbsent(name, language));
      for (String extension : language.extensions) {
        if (BY_EXTENSION.put(extension, language) != null) {
          throw new IllegalStateException("extension of two languages: " + extension);
        }
      }
    }
  }

  private final String displayName;
  private final List<String> names;
  private final List<String> extensions;
  private final Syntax syntax;

  Language(String displayName, List<String> names, Syntax syntax, String... extensions) {
    this.displayName = displayName;
    this.names = names;
    this.syntax = syntax;
    this.extensions = List.of(extensions);
  }

  private static List<String> names(String... keyThenAliases) {
    return List.of(keyThenAliases);
  }

  /** Linguist's name of the language, such as {@code C++}. */
  public String displayName() {
    return displayName;
  }

  /**
   * The short lower-case key as used in {@code source_languages}, such as {@code cpp}. Unique but
   * for {@link #ERB}, which belongs to {@code ruby}.
   */
  public String key() {
    return names.get(0);
  }

  /** The key and its aliases, in lower case. */
  public List<String> names() {
    return names;
  }

  /** The file extensions in lower case, without dot. */
  public List<String> extensions() {
    return extensions;
  }

  Syntax syntax() {
    return syntax;
  }

  /** The language of a key or usual alias ({@code golang}, {@code js}, {@code C++}), any case. */
  public static Optional<Language> forKey(String keyOrAlias) {
    return Optional.ofNullable(BY_NAME.get(keyOrAlias.strip().toLowerCase(Locale.ROOT)));
  }

  /** The language of a file by its extension; empty when it is not programming-language source. */
  public static Optional<Language> forPath(String path) {
    String name = Paths.name(path).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    if (dot < 0 || name.endsWith(".gradle.kts")) {
      return Optional.empty();
    }
    return Optional.ofNullable(BY_EXTENSION.get(name.substring(dot + 1)));
  }
}
