package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> NAMES =
      List.of("git_diff_src_churn", "git_diff_test_churn", "tr_status", "gh_sloc", "jit_la");

  @Test
  void misspeltNameIsRecognised() {
    assertThat(Suggestions.nearest("tr_staus", NAMES)).containsExactly("tr_status");
  }

  @Test
  void partOfANameIsRecognised() {
    assertThat(Suggestions.nearest("churn", NAMES))
        .containsExactly("git_diff_src_churn", "git_diff_test_churn");
  }

  @Test
  void caseDoesNotMatterWhateverTheLocale() {
    assertThat(Suggestions.nearest("GIT_DIFF_SRC_CHURN", NAMES)).startsWith("git_diff_src_churn");
  }

  @Test
  void nothingNearGivesNoHint() {
    assertThat(Suggestions.hint("something_else_entirely", NAMES)).isEmpty();
    assertThat(Suggestions.hint("", NAMES)).isEmpty();
    assertThat(Suggestions.hint("x".repeat(100_000), NAMES)).isEmpty();
  }

  @Test
  void hintReadsAsASentence() {
    assertThat(Suggestions.hint("tr_staus", NAMES)).isEqualTo(" (did you mean tr_status?)");
    assertThat(Suggestions.hint("churn", NAMES))
        .isEqualTo(" (did you mean git_diff_src_churn or git_diff_test_churn?)");
  }
}
