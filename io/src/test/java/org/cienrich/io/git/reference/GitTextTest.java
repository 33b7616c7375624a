package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GitTextTest {
  @Test
  void keepsUtf8() {
    assertThat(GitText.path("a/\u00c3\u00bc \u00f0\u009f\u0098\u0080"))
        .isEqualTo("a/\u00fc \ud83d\ude00");
  }

  @Test
  void spellsOtherBytesOut() {
    assertThat(GitText.path("\u00fc/\u00e2\u0082x\u00ff")).isEqualTo("%FC/%E2%82x%FF");
  }

  @Test
  void readsNamesThatAreNotUtf8AsLatin1() {
    assertThat(GitText.name("J\u00f6rg")).isEqualTo("J\u00f6rg");
    assertThat(GitText.name("J\u00c3\u00b6rg")).isEqualTo("J\u00f6rg");
  }

  @Test
  void splitsFields() {
    assertThat(GitText.fields("a\0\0b\0")).isEqualTo(List.of("a", "", "b"));
    assertThat(GitText.fields("")).isEmpty();
  }

  @Test
  void findsTheLongestCommonSubsequence() {
    assertThat(
            TreeReference.longestCommonSubsequence(
                List.of("a", "b", "c", "a"), List.of("b", "a", "c", "b")))
        .isEqualTo(2);
    assertThat(TreeReference.longestCommonSubsequence(List.of(), List.of("a"))).isZero();
  }
}
