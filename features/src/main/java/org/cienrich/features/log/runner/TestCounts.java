package org.cienrich.features.log.runner;

/**
 * The numbers of one summary.
 *
 * @param run tests executed, skipped ones not among them
 * @param failed executed tests that failed, by assertion or by error
 * @param skipped tests that were not executed
 */
record TestCounts(long run, long failed, long skipped) {
  static final TestCounts NONE = new TestCounts(0, 0, 0);

  /** Of a runner whose total has the skipped tests in it. */
  static TestCounts ofTotal(long total, long failed, long skipped) {
    return new TestCounts(Math.max(0, total - skipped), failed, skipped);
  }

  /** Of a runner that prints no total. */
  static TestCounts ofParts(long passed, long failed, long skipped) {
    return new TestCounts(passed + failed, failed, skipped);
  }

  TestCounts plus(TestCounts other) {
    return new TestCounts(run + other.run, failed + other.failed, skipped + other.skipped);
  }
}
