package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectKeyTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void namesRepositoryAndCommit() {
    assertThat(ProjectKey.of("Square/Retro.fit_2", SHA))
        .isEqualTo("ci-enrich:square:retro.fit_2:" + SHA);
  }

  @Test
  void differentCommitsHaveDifferentKeys() {
    String other = SHA.replace('0', 'f');
    List<String> repositories =
        List.of(
            "a/b",
            "a_b/c",
            "a/b_c",
            "a.b/c",
            "a/b.c",
            "a-b/c",
            "a/b-c",
            "a:b/c",
            "a/b:c",
            "a b/c",
            "é/c",
            "a/b/c",
            "x".repeat(500) + "/c",
            "x".repeat(501) + "/c");
    Set<String> keys = new HashSet<>();
    for (String repository : repositories) {
      keys.add(ProjectKey.of(repository, SHA));
      keys.add(ProjectKey.of(repository, other));
    }
    assertThat(keys)
        .hasSize(2 * repositories.size())
        .allMatch(key -> key.matches("[A-Za-z0-9_.:-]{1,400}"));
  }

  @Test
  void keyIsOfCommitOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectKey.of("a/b", "main"));
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectKey.of("a/b", SHA + "0"));
  }
}
