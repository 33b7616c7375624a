package org.cienrich.features.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The test reports that count, added up: those of the wanted frameworks, less those whose tests are
 * in the summary of an outer runner that counts as well. A number is null if no report has it.
 *
 * <p>Runners that do not print how many tests passed (Gradle, {@code go test} without {@code -v})
 * add to {@link #run()} only the tests that they name as failed, and nothing where no report has a
 * number.
 */
public final class TestTotals {
  private final List<TestReport> reports;

  private TestTotals(List<TestReport> reports) {
    this.reports = reports;
  }

  /**
   * Adds up the reports of one job.
   *
   * @param wanted names of frameworks or runners, in any case; all if empty
   */
  public static TestTotals ofJob(List<TestReport> reports, List<String> wanted) {
    Set<String> names = new TreeSet<>();
    wanted.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    List<TestReport> allowed =
        reports.stream()
            .filter(
                report ->
                    names.isEmpty()
                        || names.contains(report.framework())
                        || names.contains(report.runner()))
            .toList();
    return new TestTotals(
        allowed.stream()
            .filter(
                report ->
                    allowed.stream().noneMatch(outer -> outer.runner().equals(report.within())))
            .toList());
  }

  /** Adds up jobs. */
  public static TestTotals ofBuild(List<TestTotals> jobs) {
    List<TestReport> all = new ArrayList<>();
    jobs.forEach(job -> all.addAll(job.reports));
    return new TestTotals(all);
  }

  /** Tells whether any test output was recognised. */
  public boolean isRecognised() {
    return !reports.isEmpty();
  }

  /** Tells whether at least one test was executed. */
  public boolean ran() {
    return reports.stream().anyMatch(TestReport::ran);
  }

  /** Returns the frameworks, in alphabetical order. */
  public List<String> frameworks() {
    return List.copyOf(new TreeSet<>(reports.stream().map(TestReport::framework).toList()));
  }

  /** Returns the tests executed, skipped ones not among them. */
  public @Nullable Long run() {
    if (reports.stream().allMatch(report -> report.run() == null)) {
      return null;
    }
    return reports.stream()
        .mapToLong(
            report -> Optional.ofNullable(report.run()).or(() -> failedOf(report)).orElse(0L))
        .sum();
  }

  private static Optional<Long> failedOf(TestReport report) {
    return Optional.ofNullable(report.failed());
  }

  /** Returns the executed tests that failed. */
  public @Nullable Long failed() {
    return sum(TestReport::failed);
  }

  /** Returns the executed tests that did not fail. */
  public @Nullable Long ok() {
    Long run = run();
    Long failed = failed();
    return run == null || failed == null ? null : (Long) Math.max(0, run - failed);
  }

  public @Nullable Long skipped() {
    return sum(TestReport::skipped);
  }

  public @Nullable Long suitesRun() {
    return sum(TestReport::suitesRun);
  }

  public @Nullable Long suitesFailed() {
    return sum(TestReport::suitesFailed);
  }

  public @Nullable Long suitesOk() {
    Long run = suitesRun();
    Long failed = suitesFailed();
    return run == null || failed == null ? null : (Long) Math.max(0, run - failed);
  }

  /** Returns the time of the tests in seconds, by the runners' clocks, to the millisecond. */
  public @Nullable Double seconds() {
    List<Double> known =
        reports.stream().map(TestReport::seconds).filter(Objects::nonNull).toList();
    double sum = known.stream().mapToDouble(Double::doubleValue).sum();
    return known.isEmpty() ? null : (Double) (Math.round(sum * 1000) / 1000.0);
  }

  /** Returns the names of failed tests, without repetition, in the order of the logs. */
  public List<String> failedTests() {
    Set<String> names = new LinkedHashSet<>();
    reports.forEach(report -> names.addAll(report.failedTests()));
    return List.copyOf(names);
  }

  private @Nullable Long sum(Function<TestReport, @Nullable Long> number) {
    List<Long> known = reports.stream().map(number).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : (Long) known.stream().mapToLong(Long::longValue).sum();
  }
}
