package org.cienrich.features.log.runner;

import java.util.List;
import java.util.stream.Stream;

/** All test runners that are understood. */
public final class TestRunners {
  public static final List<TestRunner> ALL =
      List.of(
          TestNg.RUNNER,
          JUnitText.RUNNER,
          JUnitPlatform.RUNNER,
          ScalaTest.RUNNER,
          Surefire.RUNNER,
          Gradle.RUNNER,
          Ant.RUNNER,
          Sbt.RUNNER,
          Pytest.RUNNER);

  /** The names of the runners and of their frameworks, in alphabetical order. */
  public static final List<String> NAMES =
      ALL.stream()
          .flatMap(runner -> Stream.concat(Stream.of(runner.name()), runner.frameworks().stream()))
          .distinct()
          .sorted()
          .toList();

  private TestRunners() {}
}
