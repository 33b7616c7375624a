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
          Pytest.RUNNER,
          Unittest.RUNNER,
          Stestr.RUNNER,
          Doctest.RUNNER,
          RSpec.RUNNER,
          Minitest.RUNNER,
          TestUnit.RUNNER,
          Cucumber.RUNNER,
          Jest.RUNNER,
          Vitest.RUNNER,
          Mocha.RUNNER,
          Jasmine.RUNNER,
          Karma.RUNNER,
          Ava.RUNNER,
          Tap.RUNNER,
          Cypress.RUNNER,
          Playwright.RUNNER,
          Ginkgo.RUNNER,
          GoTest.RUNNER,
          Gotestsum.RUNNER,
          CargoTest.RUNNER,
          Nextest.RUNNER,
          GoogleTest.RUNNER,
          Catch2.RUNNER,
          Catch2.DOCTEST_RUNNER,
          BoostTest.RUNNER,
          CTest.RUNNER,
          BazelTest.RUNNER,
          PhpUnit.RUNNER,
          Pest.RUNNER,
          DotnetTest.RUNNER,
          NUnitConsole.RUNNER,
          XUnitConsole.RUNNER,
          ExUnit.RUNNER);

  /** The names of the runners and of their frameworks, in alphabetical order. */
  public static final List<String> NAMES =
      ALL.stream()
          .flatMap(runner -> Stream.concat(Stream.of(runner.name()), runner.frameworks().stream()))
          .distinct()
          .sorted()
          .toList();

  private TestRunners() {}
}
