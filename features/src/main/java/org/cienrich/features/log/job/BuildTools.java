package org.cienrich.features.log.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.facts.TestReport;
import org.jspecify.annotations.Nullable;

/** The tools that a job used, as far as its commands and their output show. Not thread-safe. */
public final class BuildTools {
  private static final Set<String> JVM = Set.of("java", "android", "kotlin", "groovy");

  /** What providers call a job that is set up for no language. */
  private static final Set<String> NO_LANGUAGE =
      Set.of("unknown", "generic", "minimal", "bash", "sh", "shell");

  private final Set<BuildTool> building = EnumSet.noneOf(BuildTool.class);
  private final Set<BuildTool> installing = EnumSet.noneOf(BuildTool.class);

  void building(BuildTool tool) {
    building.add(tool);
  }

  void installing(BuildTool tool) {
    installing.add(tool);
  }

  private @Nullable BuildTool first() {
    for (Set<BuildTool> tools : List.of(building, installing)) {
      if (!tools.isEmpty()) {
        return tools.iterator().next();
      }
    }
    return null;
  }

  /** Returns the build tool of the job, in lower case; null if none is recognised. */
  public @Nullable String buildTool() {
    BuildTool first = first();
    return first == null ? null : first.word();
  }

  /**
   * Returns the language and, for Java, the build tool, in the words of TravisTorrent and BugSwarm:
   * {@code java-maven}, {@code java-gradle}, {@code java-ant}, {@code java-other}, {@code python},
   * {@code ruby}, {@code go}, {@code javascript}, {@code plain}; other languages in lower case. The
   * language is that of the provider, else of the build tool, else of the tests.
   *
   * @param provided the language that the provider set the job up for; null if it does not say
   * @param testLanguage the language of the tests that ran; null if unknown
   */
  public @Nullable String analyzer(@Nullable String provided, @Nullable String testLanguage) {
    BuildTool tool = first();
    String language = language(provided, testLanguage, tool);
    if (language == null || !JVM.contains(language)) {
      return language == null && provided != null ? "plain" : language;
    }
    return tool == BuildTool.MAVEN || tool == BuildTool.GRADLE || tool == BuildTool.ANT
        ? "java-" + tool.word()
        : "java-other";
  }

  private static @Nullable String language(
      @Nullable String provided, @Nullable String testLanguage, @Nullable BuildTool tool) {
    if (provided != null && !NO_LANGUAGE.contains(provided)) {
      return provided.equals("node_js") ? "javascript" : provided;
    }
    if (tool != null && tool.tellsLanguage()) {
      return tool.language();
    }
    if (testLanguage != null) {
      return testLanguage;
    }
    return tool == null || tool.language().isEmpty() ? null : tool.language();
  }

  /** Returns the runner of most tests; null if no test ran. */
  public static @Nullable String mainRunner(Iterable<TestReport> reports) {
    TestReport most = null;
    for (TestReport report : reports) {
      if (report.ran() && (most == null || run(report) > run(most))) {
        most = report;
      }
    }
    return most == null ? null : most.runner();
  }

  private static long run(TestReport report) {
    Long run = report.run();
    return run == null ? 0 : run;
  }
}
