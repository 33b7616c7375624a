package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BugLabelsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bug",
        "Bug",
        "BUGS",
        "fix",
        "type: bug",
        "Type:Bug",
        "kind/bug",
        "C-bug",
        "bug_report",
        ":bug: bug",
        "🐛bug🐛",
        "bugfix",
        "BugFix",
        "bug-fix",
        "hotfix 2.1",
        "non-breaking fix",
        "needs fix"
      })
  void wholeWordInAnyFormOfLabelCounts(String label) {
    assertThat(BugLabels.isBugLabel(label)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "prefix",
        "debug",
        "debugging",
        "suffix",
        "fixture",
        "fixtures/bugzilla",
        "enhancement",
        "wontfix",
        "won't fix",
        "Won’t Fix",
        "wont-fix",
        "status: not a bug",
        "not-a-bug",
        "can't fix"
      })
  void partOfAWordOrADenialDoesNot(String label) {
    assertThat(BugLabels.isBugLabel(label)).isFalse();
  }
}
