package org.cienrich.features.log.runner;

import java.util.List;

/** All test runners that are understood. */
public final class TestRunners {
  public static final List<TestRunner> ALL = List.of(Surefire.RUNNER, Pytest.RUNNER);

  private TestRunners() {}
}
