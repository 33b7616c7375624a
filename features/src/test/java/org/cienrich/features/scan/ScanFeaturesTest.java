package org.cienrich.features.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;

class ScanFeaturesTest {
  @Test
  void metricsHaveTheirTypes() {
    ScanMetrics trivy =
        ScanMetrics.of(
            Map.of("vuln_high", "3", "has_high", "true", "db_updated_at", "2026-01-02T03:04:05Z"));
    assertThat(value(TrivyFeatures.TRIVY_VULN_HIGH, Resources.TRIVY_VULNERABILITIES, trivy))
        .isEqualTo(Outcome.present(3L));
    assertThat(value(TrivyFeatures.TRIVY_HAS_HIGH, Resources.TRIVY_VULNERABILITIES, trivy))
        .isEqualTo(Outcome.present(true));
    assertThat(value(TrivyFeatures.TRIVY_DB_UPDATED_AT, Resources.TRIVY_VULNERABILITIES, trivy))
        .isEqualTo(Outcome.present(Instant.parse("2026-01-02T03:04:05Z")));
  }

  @Test
  void aRatingIsALetterAndANumber() {
    ScanMetrics sonar = ScanMetrics.of(Map.of("sqale_rating", "2"));
    assertThat(value(SonarFeatures.SONAR_SQALE_RATING, Resources.SONAR_MEASURES, sonar))
        .isEqualTo(Outcome.present("B"));
    assertThat(value(SonarFeatures.SONAR_SQALE_RATING_NUMBER, Resources.SONAR_MEASURES, sonar))
        .isEqualTo(Outcome.present(2L));
  }

  @Test
  void whatTheToolDidNotTellIsNotZero() {
    ScanMetrics nothing = ScanMetrics.of(Map.of());
    assertThat(value(SonarFeatures.SONAR_BUGS, Resources.SONAR_MEASURES, nothing))
        .isEqualTo(Outcome.missing(MissingReason.NOT_PROVIDED));
    assertThat(value(TrivyFeatures.TRIVY_SECRETS_COUNT, Resources.TRIVY_FINDINGS, nothing))
        .isEqualTo(Outcome.missing(MissingReason.NOT_PROVIDED));
  }

  private static <T> Outcome<T> value(
      Feature<T> feature, Resource<ScanMetrics> resource, ScanMetrics scan) {
    return new Compute().with(resource, scan).outcome(feature);
  }
}
