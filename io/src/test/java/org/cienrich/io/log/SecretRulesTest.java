package org.cienrich.io.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRulesTest {

  @Test
  void usesEveryRuleThatIsNotAboutPaths() {
    List<SecretRule> rules = SecretRules.standard();
    int all = SecretRules.count("gitleaks/gitleaks.toml") + SecretRules.count("ci.toml");

    assertThat(all - rules.size()).as("five about paths, one for private keys").isEqualTo(6);
    assertThat(rules).extracting(SecretRule::id).doesNotHaveDuplicates();
    assertThat(rules).allSatisfy(rule -> assertThat(rule.keywords()).isNotEmpty());
  }

  @Test
  void entropyIsThatOfShannon() {
    assertThat(Entropy.of("")).isZero();
    assertThat(Entropy.of("aaaa")).isZero();
    assertThat(Entropy.of("abab")).isEqualTo(1);
    assertThat(Entropy.of("abcdefgh")).isEqualTo(3);
  }
}
