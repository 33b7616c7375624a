package org.cienrich.features.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.testing.Logs.report;
import static org.cienrich.features.testing.Logs.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestTotalsTest {
  private static final TestReport CTEST = report("ctest", 10L, 1, 0L);
  private static final TestReport GTEST = report("gtest", 70L, 2, 3L);
  private static final TestReport INNER_GTEST = within("ctest", GTEST);
  private static final TestReport UNCOUNTED = report("gotest", null, 2, null);

  @Test
  void addsUpAllFrameworks() {
    TestTotals totals = TestTotals.ofJob(List.of(CTEST, GTEST), List.of());
    assertThat(totals.frameworks()).containsExactly("ctest", "gtest");
    assertThat(totals.run()).isEqualTo(80);
    assertThat(totals.failed()).isEqualTo(3);
    assertThat(totals.ok()).isEqualTo(77);
    assertThat(totals.skipped()).isEqualTo(3);
    assertThat(totals.seconds()).isEqualTo(0.2);
  }

  @Test
  void leavesOutWhatAnOuterRunnerCounts() {
    assertThat(TestTotals.ofJob(List.of(CTEST, INNER_GTEST), List.of()).run()).isEqualTo(10);
    assertThat(TestTotals.ofJob(List.of(CTEST, INNER_GTEST, GTEST), List.of()).run()).isEqualTo(80);
  }

  @Test
  void countsWhatIsWithinARunnerThatIsNotWanted() {
    TestTotals totals = TestTotals.ofJob(List.of(CTEST, INNER_GTEST), List.of("GTest"));
    assertThat(totals.frameworks()).containsExactly("gtest");
    assertThat(totals.run()).isEqualTo(70);
  }

  @Test
  void doesNotKnowHowManyRanWhereNoneSays() {
    TestTotals totals = TestTotals.ofJob(List.of(UNCOUNTED), List.of());
    assertThat(totals.run()).isNull();
    assertThat(totals.ok()).isNull();
    assertThat(totals.skipped()).isNull();
    assertThat(totals.failed()).isEqualTo(2);
    assertThat(totals.ran()).isTrue();
  }

  @Test
  void addsOnlyFailedTestsOfThoseThatDoNotSay() {
    TestTotals totals = TestTotals.ofJob(List.of(CTEST, UNCOUNTED), List.of());
    assertThat(totals.run()).isEqualTo(12);
    assertThat(totals.failed()).isEqualTo(3);
    assertThat(totals.ok()).isEqualTo(9);
  }

  @Test
  void tellsZeroTestsFromNone() {
    TestTotals zero = TestTotals.ofJob(List.of(report("jest", 0L, 0, 0L)), List.of());
    assertThat(zero.isRecognised()).isTrue();
    assertThat(zero.ran()).isFalse();
    assertThat(zero.run()).isZero();
    TestTotals none = TestTotals.ofJob(List.of(), List.of());
    assertThat(none.isRecognised()).isFalse();
    assertThat(none.run()).isNull();
    assertThat(none.failed()).isNull();
  }

  @Test
  void addsUpJobs() {
    TestTotals build =
        TestTotals.ofBuild(
            List.of(
                TestTotals.ofJob(List.of(CTEST, INNER_GTEST), List.of()),
                TestTotals.ofJob(List.of(GTEST), List.of())));
    assertThat(build.run()).isEqualTo(80);
    assertThat(build.frameworks()).containsExactly("ctest", "gtest");
  }
}
