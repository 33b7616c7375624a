package org.cienrich.features.log.failure;

import static org.cienrich.features.facts.ErrorClass.COMPILATION;
import static org.cienrich.features.facts.ErrorClass.DEPENDENCY_RESOLUTION;
import static org.cienrich.features.facts.ErrorClass.INFRASTRUCTURE;
import static org.cienrich.features.facts.ErrorClass.LINT;
import static org.cienrich.features.facts.ErrorClass.NETWORK;
import static org.cienrich.features.facts.ErrorClass.NO_SPACE;
import static org.cienrich.features.facts.ErrorClass.OUT_OF_MEMORY;
import static org.cienrich.features.facts.ErrorClass.TEST_FAILURE;
import static org.cienrich.features.facts.ErrorClass.TIMEOUT;

import java.util.List;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.log.text.AnchorIndex;
import org.jspecify.annotations.Nullable;

/**
 * The rules for kinds of errors, as data. The order of the classes is their precedence: what stops
 * a job from outside comes before what then fails in it, failing tests before what they print, and
 * a network that is down before what cannot be resolved without it. In a phrase {@code ^} stands
 * for the beginning of the line and {@code #} for a number above 0.
 */
final class Rules {
  static final List<Rule> ALL =
      List.of(
          Rule.of(
              TIMEOUT,
              "GitHub Actions, Travis CI, CircleCI",
              "has exceeded the maximum execution time",
              "^The action '",
              "^The job exceeded the maximum time limit for jobs",
              "^No output has been received in the last ",
              "^Too long with no output (exceeded ",
              "^I'm sorry but your test run exceeded"),
          Rule.of(
              OUT_OF_MEMORY,
              "JVM, V8, compilers, Linux (its signal 9 is exit code 137)",
              "OutOfMemoryError: Java heap space",
              "OutOfMemoryError: GC overhead limit exceeded",
              "OutOfMemoryError: Metaspace",
              "OutOfMemoryError: PermGen space",
              "OutOfMemoryError: unable to create",
              "JVM heap space is exhausted",
              "JavaScript heap out of memory",
              "Cannot allocate memory",
              "virtual memory exhausted",
              "Killed signal terminated program",
              "^Killed",
              "exit code 137",
              "exited with 137",
              "exit status 137"),
          Rule.of(
              NO_SPACE,
              "Linux, Node.js, Windows",
              "No space left on device",
              "ENOSPC",
              "not enough space on the disk"),
          Rule.of(
              INFRASTRUCTURE,
              "GitHub Actions, Travis CI, Docker",
              "The runner has received a shutdown signal",
              "lost communication with the server",
              "Cannot connect to the Docker daemon",
              "toomanyrequests:",
              "Unable to locate executable file",
              "Unable to resolve action",
              "Can't find 'action.yml'",
              "deprecated version of `actions/",
              "with arch x64 not found",
              "Failed to initialize container",
              "service is unhealthy",
              "^An error occurred while generating the build script"),
          Rule.of(
              TEST_FAILURE,
              "Surefire, Gradle, TestNG, sbt",
              "<<< FAILURE!",
              "<<< ERROR!",
              "There are test failures",
              "There were failing tests",
              "Failed tests:",
              "failures: #,",
              "errors: #,",
              "# test failed",
              "# tests failed",
              "One or more tests failed",
              "TestsFailedException"),
          Rule.of(
              TEST_FAILURE,
              "pytest, unittest, RSpec, Minitest, Cucumber, PHPUnit",
              "# failed,",
              "# failed in ",
              "= # error in ",
              "= # errors in ",
              ", # error in ",
              ", # errors in ",
              "^FAILED (",
              "^FAIL: ",
              "examples, # failure",
              "example, # failure",
              "assertions, # failure",
              "failures, # error",
              "scenarios (# failed",
              "scenario (# failed",
              "^FAILURES!"),
          Rule.of(
              TEST_FAILURE,
              "Mocha, Jest, npm, go test, cargo test, GoogleTest, CTest, dotnet test",
              "# failing",
              "^npm ERR! Test failed",
              "^--- FAIL: ",
              "test result: FAILED",
              "# FAILED TEST",
              "^The following tests FAILED",
              "^Failed!  - Failed:"),
          Rule.of(
              LINT,
              "Checkstyle, PMD, SpotBugs, Spotless, RAT, ktlint, Android Lint",
              "# Checkstyle violation",
              "# error reported by Checkstyle",
              "# errors reported by Checkstyle",
              "Checkstyle rule violations were found",
              "PMD rule violations were found",
              "# PMD violation",
              "SpotBugs rule violations were found",
              "The following files had format violations",
              "files with unapproved license",
              "^Lint error >",
              "Lint found errors in the project"),
          Rule.of(
              LINT,
              "ESLint, Prettier, Flake8, Black, isort, mypy, RuboCop, Clippy, rustfmt, golangci-lint",
              "problems (# error",
              "problem (# error",
              "Code style issues found",
              "Code style issues in",
              ": E231 ",
              ": E302 ",
              ": E303 ",
              ": E501 ",
              ": F401 ",
              ": F821 ",
              ": F841 ",
              ": W291 ",
              ": W293 ",
              "^would reformat ",
              "Imports are incorrectly sorted",
              "(checked # source file",
              "# offense",
              "implied by `-D warnings`",
              "^Diff in /",
              "^# issues:"),
          Rule.of(
              COMPILATION,
              "javac and kotlinc under Maven, Gradle and Ant, scalac",
              ".java:[#,",
              ".kt:[#,",
              ".scala:#: ",
              "Compilation failed",
              "Compile failed; see the compiler error",
              "Compilation error. See log for more details",
              "error: cannot find symbol",
              "^e: file:",
              "^e: /"),
          Rule.of(
              COMPILATION,
              "compilers that print file:line: error, linkers, rustc, TypeScript, MSBuild, Go",
              ":#: error: ",
              ":#: fatal error: ",
              "(#): error ",
              ",#): error ",
              " - error TS",
              "^error[E",
              "error: could not compile",
              "undefined reference to",
              "ld returned # exit status",
              "[build failed]",
              ": undefined: ",
              ": declared and not used",
              ": declared but not used",
              " imported and not used",
              "^Failed to compile",
              "Module not found: Error: Can't resolve"),
          Rule.of(
              COMPILATION,
              "Python, JavaScript, Ruby, PHP, Elixir",
              "SyntaxError: ",
              "IndentationError: ",
              "syntax error, unexpected",
              "PHP Parse error: ",
              "== Compilation error in file"),
          Rule.of(
              NETWORK,
              "name services, sockets, HTTP, Maven, apt, Git",
              "Could not resolve host",
              "Temporary failure in name resolution",
              "Name or service not known",
              "Connection timed out",
              "connect timed out",
              "Read timed out",
              "Connection reset by peer",
              "ETIMEDOUT",
              "ECONNRESET",
              "EAI_AGAIN",
              "getaddrinfo ENOTFOUND",
              "TLS handshake timeout",
              "SSLHandshakeException",
              "UnknownHostException",
              "502 Bad Gateway",
              "503 Service Unavailable",
              "503 Service Temporarily Unavailable",
              "504 Gateway",
              "Could not transfer artifact",
              "The requested URL returned error: 5",
              "remote end hung up unexpectedly",
              "^E: Failed to fetch",
              "Hash Sum mismatch"),
          Rule.of(
              DEPENDENCY_RESOLUTION,
              "Maven, Gradle, sbt",
              "Could not resolve dependencies",
              "Could not find artifact",
              "Failed to collect dependencies",
              "Could not resolve all ",
              "Could not find any version that matches",
              "Failed to read artifact descriptor",
              "unresolved dependency: ",
              "or one of its dependencies could not be resolved"),
          Rule.of(
              DEPENDENCY_RESOLUTION,
              "npm, Yarn, pnpm, Node.js",
              "npm ERR! 404",
              "npm ERR! code E404",
              "npm error code E404",
              "code ERESOLVE",
              "code ETARGET",
              "ERR_PNPM_NO_MATCHING_VERSION",
              "ERR_PNPM_OUTDATED_LOCKFILE",
              "ERR_PNPM_FETCH_404",
              "Couldn't find any versions for",
              "Couldn't find package",
              "Your lockfile needs to be updated",
              "can only install packages when your package.json",
              "Cannot find module '"),
          Rule.of(
              DEPENDENCY_RESOLUTION,
              "pip, Poetry, conda, Python, Bundler, Ruby, Composer, Mix",
              "No matching distribution found for",
              "Could not find a version that satisfies",
              "ResolutionImpossible",
              "DistributionNotFound",
              "PackagesNotFoundError",
              "ResolvePackageNotFound",
              "SolverProblemError",
              "No module named",
              "Could not find gem",
              "could not find compatible versions",
              "cannot load such file",
              "could not be resolved to an installable set",
              "Unchecked dependencies for environment"),
          Rule.of(
              DEPENDENCY_RESOLUTION,
              "Go, Cargo, NuGet, apt",
              "cannot find module providing package",
              "no required module provides package",
              "missing go.sum entry",
              "cannot find package \"",
              "unknown revision",
              "failed to select a version for",
              "no matching package named",
              "error NU1",
              "^E: Unable to locate package",
              "has no installation candidate",
              "^E: Unable to correct problems"));

  private static final AnchorIndex INDEX =
      new AnchorIndex(ALL.stream().map(Rule::anchors).toList());

  private Rules() {}

  /**
   * Returns of what kind an error is, by the first rule that knows it; null if none does.
   *
   * @param lower the line in lower case, without what is put before a tool's own line, and with one
   *     space where there are several
   */
  static @Nullable ErrorClass classOf(String lower) {
    for (long left = INDEX.matches(lower); left != 0; left &= left - 1) {
      Rule rule = ALL.get(Long.numberOfTrailingZeros(left));
      if (rule.knows(lower)) {
        return rule.errorClass();
      }
    }
    return null;
  }

  /** Returns texts of which one is in every line that a rule knows. */
  static List<String> anchors() {
    return ALL.stream().flatMap(rule -> rule.anchors().stream()).distinct().toList();
  }

  /** Returns the classes, those that take precedence first. */
  static List<ErrorClass> precedence() {
    return ALL.stream().map(Rule::errorClass).distinct().toList();
  }
}
