package org.cienrich.io.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SonarSettingsTest {

  @Test
  void argumentsCountMoreThanProperties() {
    SonarSettings settings =
        new SonarSettings(
            new TreeMap<>(Map.of("sonar.exclusions", "a/**", "sonar.sources", "src")),
            List.of("-Dsonar.exclusions=b/**,c=d", "-X"));
    assertThat(settings.parameters())
        .containsExactly(entry("sonar.exclusions", "b/**,c=d"), entry("sonar.sources", "src"));
    assertThat(settings.flags()).containsExactly("-X");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sonar.host.url",
        "sonar.token",
        "sonar.login",
        "sonar.password",
        "sonar.projectKey",
        "sonar.projectBaseDir",
        "sonar.working.directory",
        "sonar.scanner.metadataFilePath",
        "sonar.scanner.apiBaseUrl",
        "sonar.scanner.proxyPassword",
        "sonar.scm.disabled",
        "sonar.scm.provider",
        "sonar.modules",
        "sonar.branch.name",
        "sonar.qualitygate.wait",
        "project.settings",
        "sonar projectKey",
        "",
      })
  void scansOwnParametersMayNotBeSet(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SonarSettings.of(Map.of(key, "the-value")))
        .withMessageContaining(key)
        .withMessageNotContaining("the-value");
    assertThatIllegalArgumentException().isThrownBy(() -> withArguments("-D" + key + "=x"));
  }

  @Test
  void parametersThatOnlySoundLikeSecretsMayBeSet() {
    assertThat(SonarSettings.of(Map.of("sonar.cpd.py.minimumTokens", "50")).parameters())
        .containsExactly(entry("sonar.cpd.py.minimumTokens", "50"));
  }

  @Test
  void allProblemsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SonarSettings(
                    new TreeMap<>(Map.of("sonar.host.url", "x", "sonar.token", "y")),
                    List.of("-Dsonar.scm.disabled=false", "--define", "-h", "sonar.sources=.")))
        .withMessageContainingAll(
            "sonar.host.url",
            "sonar.token",
            "sonar.scm.disabled",
            "--define",
            "'-h'",
            "'sonar.sources'");
  }

  @Test
  void valueOfRefusedArgumentIsNotTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withArguments("--token=squ_secret"))
        .withMessageContaining("--token")
        .withMessageNotContaining("squ_secret");
  }

  private static SonarSettings withArguments(String... arguments) {
    return new SonarSettings(new TreeMap<>(), List.of(arguments));
  }
}
