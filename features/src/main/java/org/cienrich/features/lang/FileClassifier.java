package org.cienrich.features.lang;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts files into {@linkplain FileClass classes}: a pure function of the path as git prints it,
 * with {@code /} between segments. The first rule that holds decides:
 *
 * <ol>
 *   <li>TEST: a {@link Language programming language} by extension, and the test rule of that
 *       language holds. First, because a test stays a test wherever it lies ({@code
 *       docs/test_examples.py}), and because only code can be a test: fixtures, reports and read-me
 *       files below a test directory are not.
 *   <li>DOC: a prose extension, a prose name ({@code README}, {@code LICENSE}, …), or a path below
 *       a top-level directory {@code doc}, {@code docs} or {@code documentation}. Before source,
 *       because a documentation tree carries code that is not production code ({@code
 *       docs/conf.py}, samples, site scripts). Only at the top: {@code app/docs/} may be a feature.
 *   <li>SOURCE: a programming language by extension.
 *   <li>OTHER: the rest.
 * </ol>
 *
 * <p>Test rules are about whole segments, so {@code latest/} and {@code contest/} are not tests;
 * see {@link TestFiles}. Stateless and thread-safe.
 */
public final class FileClassifier {
  private static final Set<String> DOC_DIRECTORIES = Set.of("doc", "docs", "documentation");

  private static final Set<String> PROSE_EXTENSIONS =
      Set.of(
          "md",
          "markdown",
          "mkd",
          "mkdn",
          "mdown",
          "rst",
          "rest",
          "adoc",
          "asciidoc",
          "asc",
          "txt",
          "rdoc",
          "textile",
          "org",
          "pod",
          "creole",
          "mediawiki",
          "texi",
          "texinfo");

  private static final Set<String> PROSE_NAMES =
      Set.of(
          "readme",
          "license",
          "licence",
          "copying",
          "copyright",
          "notice",
          "changelog",
          "changes",
          "history",
          "news",
          "authors",
          "contributors",
          "contributing",
          "maintainers",
          "install",
          "todo");

  private static final Set<String> TEXT_FILES_READ_BY_TOOLS =
      Set.of("cmakelists.txt", "robots.txt", "constraints.txt");

  private static final Set<String> VENDORED_DIRECTORIES =
      Set.of(
          "vendor",
          "node_modules",
          "bower_components",
          "venv",
          "virtualenv",
          "site-packages",
          "third_party",
          "third-party",
          "Godeps",
          "Pods",
          "Carthage");

  private FileClassifier() {}

  /** The class of the file at {@code path}. */
  public static FileClass classify(String path) {
    Optional<Language> language = Language.forPath(path);
    if (language.isPresent() && TestFiles.isTest(path, language.get())) {
      return FileClass.TEST;
    }
    if (isDoc(path)) {
      return FileClass.DOC;
    }
    return language.isPresent() ? FileClass.SOURCE : FileClass.OTHER;
  }

  /**
   * Whether the file is hidden or somebody else's: a segment starts with a dot, or a directory is
   * {@code vendor}, {@code node_modules}, {@code venv}, … by its whole name. For snapshots of a
   * tree only; a diff counts such files by their class.
   */
  public static boolean isVendored(String path) {
    List<String> segments = Paths.segments(path);
    return segments.stream().anyMatch(segment -> segment.startsWith("."))
        || Paths.directories(path).stream().anyMatch(VENDORED_DIRECTORIES::contains);
  }

  private static boolean isDoc(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    if (slash >= 0 && DOC_DIRECTORIES.contains(lower.substring(0, slash))) {
      return true;
    }
    String name = Paths.name(lower);
    if (PROSE_NAMES.contains(name)) {
      return true;
    }
    return PROSE_EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
        && name.indexOf('.') >= 0
        && !TEXT_FILES_READ_BY_TOOLS.contains(name)
        && !(name.startsWith("requirements") && name.endsWith(".txt"));
  }
}
