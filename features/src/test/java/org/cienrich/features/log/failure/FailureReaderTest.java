package org.cienrich.features.log.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.Reading;
import org.junit.jupiter.api.Test;

class FailureReaderTest {
  private static final String BROKE = "Done. Your build exited with 1.";
  private static final String COMPILER = "src/a.c:3:5: error: expected ';'";
  private static final String TESTS = "FAILED (failures=1)";
  private static final String EXIT_CODE = "##[error]Process completed with exit code 1.";
  private static final String SHELL = "shell: /usr/bin/bash -e {0}";

  @Test
  void theFirstErrorWithoutARuleIsOther() {
    LogFacts facts = Reading.of("ERROR: first", "ERROR: second", BROKE);
    assertThat(facts.firstError()).isEqualTo("ERROR: first");
    assertThat(facts.errorClass()).isEqualTo(ErrorClass.OTHER);
    assertThat(facts.errors()).isEqualTo(2);
  }

  @Test
  void aRuleCountsMoreThanAnEarlierErrorWithoutOne() {
    LogFacts facts = Reading.of("ERROR: first", COMPILER, BROKE);
    assertThat(facts.firstError()).isEqualTo(COMPILER);
    assertThat(facts.errorClass()).isEqualTo(ErrorClass.COMPILATION);
  }

  @Test
  void theCauseCountsMoreThanWhatFollowsFromIt() {
    assertThat(Reading.of(COMPILER, TESTS, BROKE).errorClass()).isEqualTo(ErrorClass.TEST_FAILURE);
    assertThat(Reading.of(TESTS, "java.lang.OutOfMemoryError: Java heap space", BROKE).errorClass())
        .isEqualTo(ErrorClass.OUT_OF_MEMORY);
    assertThat(
            Reading.of(
                    "npm ERR! code ERESOLVE",
                    "curl: (6) Could not resolve host: example.com",
                    BROKE)
                .errorClass())
        .isEqualTo(ErrorClass.NETWORK);
  }

  @Test
  void aJobThatDidNotFailHasNoError() {
    assertThat(Reading.of(TESTS, "Done. Your build exited with 0.").firstError()).isNull();
    assertThat(Reading.of(TESTS, "Done: Job Cancelled").errorClass()).isNull();
    assertThat(Reading.of(TESTS).errorClass()).isNull();
    assertThat(Reading.of(TESTS).errors()).isEqualTo(1);
  }

  @Test
  void errorsOfCommandsThatSucceededAreForgotten() {
    LogFacts facts =
        Reading.of(
            TESTS,
            "The command \"./flaky\" exited with 0.",
            COMPILER,
            "The command \"make\" exited with 2.",
            "fatal: later",
            BROKE);
    assertThat(facts.firstError()).isEqualTo(COMPILER);
    assertThat(facts.errors()).isEqualTo(4);
  }

  @Test
  void errorsOfStepsThatSucceededAreForgotten() {
    LogFacts facts =
        Reading.of(
            "##[group]Run make flaky",
            SHELL,
            "##[endgroup]",
            TESTS,
            "##[group]Run make",
            SHELL,
            "##[endgroup]",
            COMPILER,
            EXIT_CODE,
            "##[group]Run make report",
            SHELL,
            "##[endgroup]",
            TESTS,
            "Cleaning up orphan processes");
    assertThat(facts.firstError()).isEqualTo(COMPILER);
  }

  @Test
  void errorsWhileTravisPreparesAreForgotten() {
    LogFacts facts =
        Reading.of(
            "travis_fold:start:install", COMPILER, "travis_fold:end:install", "ERROR: x", BROKE);
    assertThat(facts.firstError()).isEqualTo("ERROR: x");
  }

  @Test
  void foldsOfTheJobItselfAreNoEnd() {
    LogFacts facts = Reading.of("travis_fold:start:unit", COMPILER, "travis_fold:end:unit", BROKE);
    assertThat(facts.firstError()).isEqualTo(COMPILER);
  }

  @Test
  void aScriptThatIsShownIsNoError() {
    LogFacts facts =
        Reading.of(
            "##[group]Run check",
            "echo 'error: no'",
            "error: never",
            SHELL,
            "##[endgroup]",
            EXIT_CODE);
    assertThat(facts.firstError()).isEqualTo("Process completed with exit code 1.");
    assertThat(facts.errors()).isEqualTo(1);
  }

  @Test
  void failedTestsExplainAnErrorThatNoRuleKnows() {
    LogFacts facts =
        Reading.of(
            "Tests run: 3, Failures: 1, Errors: 0, Skipped: 0",
            "ERROR: the build is broken",
            BROKE);
    assertThat(facts.errorClass()).isEqualTo(ErrorClass.TEST_FAILURE);
  }

  @Test
  void longErrorsAreCutBetweenCharacters() {
    LogFacts facts = Reading.of("error: " + "\ud83d\ude00".repeat(500), BROKE);
    assertThat(facts.firstError()).isNotNull();
    assertThat(facts.firstError().codePointCount(0, facts.firstError().length()))
        .isEqualTo(FailureReader.MAX_ERROR);
  }
}
