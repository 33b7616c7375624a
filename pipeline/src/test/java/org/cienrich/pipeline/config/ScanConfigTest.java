package org.cienrich.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.scan.TrivySettings;
import org.junit.jupiter.api.Test;

class ScanConfigTest {
  @Test
  void anEmptyFileChangesNothing() throws Exception {
    assertThat(ScanConfig.parse("")).isEqualTo(ScanConfig.DEFAULTS);
  }

  @Test
  void aRepositoryTakesWhatItDoesNotSetFromTheSettingsOfAll() throws Exception {
    ScanConfig config =
        ScanConfig.parse(
            """
            trivy:
              scanners: [vuln, secret]
              trivyYaml: |
                scan:
                  skip-dirs: [vendor]
              extraArgs: [--skip-files, big.bin]
            sonarqube:
              properties:
                sonar.exclusions: "**/vendor/**"
                sonar.java.source: 17
            repos:
              Square/Retrofit:
                trivy:
                  scanners: [misconfig]
                sonarqube:
                  properties:
                    sonar.java.source: 8
            """);
    TrivySettings all = config.trivy().of("a/b");
    assertThat(all.scanners()).containsExactly("vuln", "secret");
    assertThat(all.configuration()).contains("skip-dirs: [vendor]");
    TrivySettings one = config.trivy().of("square/retrofit");
    assertThat(one.scanners()).containsExactly("misconfig");
    assertThat(one.configuration()).isEqualTo(all.configuration());
    assertThat(one.extraArgs()).containsExactly("--skip-files", "big.bin");
    SonarSettings sonar = config.sonar().of("square/Retrofit");
    assertThat(sonar.properties())
        .isEqualTo(Map.of("sonar.exclusions", "**/vendor/**", "sonar.java.source", "8"));
    assertThat(config.sonar().of("a/b").properties()).containsEntry("sonar.java.source", "17");
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    assertThat(
            problems(
                """
                trivvy: {}
                trivy:
                  scaners: [vuln]
                  scanners: [vuln, licences]
                  extraArgs: --quiet
                sonarqube:
                  properties: [a]
                repos:
                  a/b:
                    sonarqube:
                      properties:
                        sonar.host.url: http://elsewhere
                """))
        .hasSizeGreaterThanOrEqualTo(6)
        .anyMatch(problem -> problem.startsWith("trivvy is not a setting (did you mean trivy?)"))
        .anyMatch(problem -> problem.startsWith("trivy.scaners is not a setting"))
        .anyMatch(problem -> problem.startsWith("trivy: ") && problem.contains("licences"))
        .anyMatch(problem -> problem.startsWith("trivy.extraArgs must be a list"))
        .anyMatch(problem -> problem.startsWith("sonarqube.properties must hold names and values"))
        .anyMatch(
            problem ->
                problem.startsWith("repos.a/b.sonarqube: ") && problem.contains("sonar.host.url"));
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThat(problems("trivy: [")).singleElement().asString().startsWith("Not valid YAML");
    assertThat(problems("just words")).contains("The file must hold names and values");
  }

  private static List<String> problems(String yaml) {
    return catchThrowableOfType(ConfigurationException.class, () -> ScanConfig.parse(yaml))
        .problems();
  }
}
