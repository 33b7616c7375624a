package org.cienrich.features.lang;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files of a programming language are tests, by path alone. Read from the outermost segment
 * inwards, the first directory that settles the matter does:
 *
 * <ul>
 *   <li>a test directory: {@code test}, {@code tests}, {@code __tests__}, {@code testdata} in any
 *       case; {@code spec}, {@code specs} for languages whose tools look there (in Java it is a
 *       common package name); below {@code src} a source set such as {@code it}, {@code
 *       androidTest}, {@code testFixtures}; a project {@code Foo.Tests} or {@code FooTests} of C#,
 *       F#, Swift and Objective-C; {@code t}, {@code xt} of Perl;
 *   <li>a production directory: {@code src/main} of Maven and Gradle, and {@code lib} for Ruby, the
 *       code a gem ships. So {@code lib/pry/test/helper.rb}, helpers offered to others, is no test,
 *       and {@code test/lib/drop_test.rb} is one.
 * </ul>
 *
 * <p>If none does, the file name decides, by the convention of the language's test tools. Go and
 * shell go by names alone ({@code testdata} apart): {@code go test} knows only {@code _test.go},
 * and shell scripts below {@code test/} are as a rule start scripts and generators.
 *
 * <p>Not taken as test names: the prefix {@code Test} on the JVM ({@code TestContext} is as often a
 * tool for tests) and anything that merely ends in the letters ({@code Latest.java}).
 */
final class TestFiles {
  private static final Set<String> TEST_DIRECTORIES = Set.of("test", "tests", "__tests__");
  private static final Set<String> SPEC_DIRECTORIES = Set.of("spec", "specs");
  private static final Set<Language> BY_NAME_ONLY = EnumSet.of(Language.GO, Language.SHELL);
  private static final Set<Language> WITH_SPECS =
      EnumSet.of(
          Language.RUBY,
          Language.ERB,
          Language.CRYSTAL,
          Language.JAVASCRIPT,
          Language.TYPESCRIPT,
          Language.COFFEESCRIPT,
          Language.LUA,
          Language.PHP);
  private static final Set<Language> WITH_TEST_PROJECTS =
      EnumSet.of(Language.CSHARP, Language.FSHARP, Language.SWIFT, Language.OBJECTIVE_C);

  private static final Pattern TEST_PROJECT = Pattern.compile(".*(?:Tests|\\.(?:Test|Specs?))");
  private static final Pattern TEST_SOURCE_SET =
      Pattern.compile("it|itest|test(?:[A-Z].*)?|[a-z][A-Za-z0-9]*Tests?(?:[A-Z].*)?");

  private static final Map<Language, Pattern> NAMES = names();

  private TestFiles() {}

  static boolean isTest(String path, Language language) {
    List<String> directories = Paths.directories(path);
    for (int i = 0; i < directories.size(); i++) {
      boolean belowSrc = i > 0 && directories.get(i - 1).equals("src");
      if (isTestDirectory(directories.get(i), belowSrc, language)) {
        return true;
      }
      if (isProductionDirectory(directories.get(i), belowSrc, language)) {
        return false;
      }
    }
    Pattern names = NAMES.get(language);
    return names != null && names.matcher(Paths.name(path)).matches();
  }

  private static boolean isTestDirectory(String directory, boolean belowSrc, Language language) {
    String lower = directory.toLowerCase(Locale.ROOT);
    if (lower.equals("testdata")) {
      return true;
    }
    if (BY_NAME_ONLY.contains(language)) {
      return false;
    }
    return TEST_DIRECTORIES.contains(lower)
        || (belowSrc && TEST_SOURCE_SET.matcher(directory).matches())
        || (WITH_SPECS.contains(language) && SPEC_DIRECTORIES.contains(lower))
        || (WITH_TEST_PROJECTS.contains(language) && TEST_PROJECT.matcher(directory).matches())
        || (language == Language.PERL && (directory.equals("t") || directory.equals("xt")));
  }

  private static boolean isProductionDirectory(
      String directory, boolean belowSrc, Language language) {
    return (belowSrc && directory.equals("main"))
        || (directory.equals("lib") && (language == Language.RUBY || language == Language.ERB));
  }

  private static Map<Language, Pattern> names() {
    Map<Language, Pattern> names = new EnumMap<>(Language.class);
    put(names, ".*Tests?\\.\\w+|.*TestCase\\.\\w+|.*[a-z0-9]IT(?:Case)?\\.\\w+", Language.JAVA);
    put(
        names,
        ".*(?:Test|Spec)s?\\.\\w+|.*(?:TestCase|Suite)\\.\\w+|.*[a-z0-9]IT(?:Case)?\\.\\w+",
        Language.KOTLIN,
        Language.GROOVY,
        Language.SCALA);
    put(
        names,
        ".*(?:Test|Spec)s?\\.\\w+",
        Language.CSHARP,
        Language.FSHARP,
        Language.VISUAL_BASIC,
        Language.SWIFT,
        Language.OBJECTIVE_C,
        Language.HASKELL);
    put(
        names,
        "test_.*|.*_test\\.\\w+|tests?\\.\\w+|conftest\\.py",
        Language.PYTHON,
        Language.CYTHON);
    put(names, ".*_(?:test|spec)\\.\\w+", Language.RUBY, Language.CRYSTAL, Language.ELIXIR);
    put(
        names,
        ".*[.\\-_](?:test|spec|cy)\\.\\w+",
        Language.JAVASCRIPT,
        Language.TYPESCRIPT,
        Language.COFFEESCRIPT);
    put(names, ".*_test\\.go", Language.GO);
    put(
        names,
        "test_.*|.*_(?:test|tests|unittest|unittests)\\.[\\w+]+|.*Tests?\\.[\\w+]+"
            + "|tests?\\.(?:c|cc|cpp|cxx)",
        Language.C,
        Language.CPP);
    put(names, "tests?\\.rs|.*_tests?\\.rs", Language.RUST);
    put(names, ".*(?:Test|TestCase|Spec|Cest)\\.php|.*\\.phpt", Language.PHP);
    put(names, ".*\\.t", Language.PERL);
    put(names, "(?:test_|test-).*\\.\\w+|.*_(?:test|spec)\\.lua", Language.LUA, Language.R);
    put(names, ".*_(?:SUITE|tests?)\\.erl", Language.ERLANG);
    put(names, ".*_test\\.\\w+", Language.CLOJURE, Language.DART);
    put(names, "runtests\\.jl|test_.*\\.jl", Language.JULIA);
    put(names, ".*\\.[Tt]ests\\.ps1", Language.POWERSHELL);
    put(names, ".*\\.bats|test_.*|.*_test\\.\\w+", Language.SHELL);
    return names;
  }

  private static void put(Map<Language, Pattern> names, String pattern, Language... languages) {
    for (Language language : languages) {
      names.put(language, Pattern.compile(pattern));
    }
  }
}
