package org.cienrich.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.scan.SonarFeatures;
import org.cienrich.features.scan.TrivyFeatures;
import org.junit.jupiter.api.Test;

class ScanSelectionTest {
  @Test
  void nothingIsSelectedByNothing() {
    assertThat(parse("")).isEmpty();
  }

  @Test
  void namesAreTakenWithAndWithoutPrefixInTheOrderOfTheCatalogue() {
    assertThat(parse("sonarqube:ncloc; trivy:secrets_count, trivy_vuln_total"))
        .containsExactly(
            TrivyFeatures.TRIVY_VULN_TOTAL,
            TrivyFeatures.TRIVY_SECRETS_COUNT,
            SonarFeatures.SONAR_NCLOC);
  }

  @Test
  void aToolAloneMeansAllOfItsMetrics() {
    assertThat(parse("trivy"))
        .isEqualTo(ScanSelection.metrics(ScanTool.TRIVY))
        .isEqualTo(parse("trivy:all"))
        .allMatch(metric -> metric.name().startsWith("trivy_"));
    assertThat(parse("sonarqube:all"))
        .hasSize(57 + 7)
        .allMatch(metric -> metric.name().startsWith("sonar_"));
  }

  @Test
  void whatTheDatabaseOfTodaySaysIsLeftOutAtTheTrigger() {
    assertThat(ScanSelection.parse("trivy:all", KnownAt.TRIGGER))
        .contains(TrivyFeatures.TRIVY_MISCONFIG_TOTAL, TrivyFeatures.TRIVY_PACKAGES_SCANNED)
        .noneMatch(metric -> metric.name().matches("trivy_(vuln|has|top|db)_.*"));
    assertThat(problems("trivy:has_high", KnownAt.TRIGGER))
        .containsExactly(
            "Feature trivy_has_high is known at later only, later than --knownAt=trigger");
  }

  @Test
  void allProblemsAreNamedAtOnceWithTheNearestNames() {
    assertThat(problems("trivy:vuln_totl,sonar_ncloc;grype:all", KnownAt.LATER))
        .containsExactly(
            "Unknown metric 'vuln_totl' of trivy (did you mean vuln_total or vuln_low?)",
            "Unknown metric 'sonar_ncloc' of trivy",
            "Unknown scanner 'grype'; there are trivy and sonarqube");
  }

  private static List<Feature<?>> parse(String text) {
    return ScanSelection.parse(text, KnownAt.LATER);
  }

  private static List<String> problems(String text, KnownAt latest) {
    return catchThrowableOfType(
            InvalidSelectionException.class, () -> ScanSelection.parse(text, latest))
        .problems();
  }
}
