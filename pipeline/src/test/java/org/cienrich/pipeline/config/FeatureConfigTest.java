package org.cienrich.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.cienrich.features.Parameters;
import org.junit.jupiter.api.Test;

class FeatureConfigTest {

  @Test
  void valuesOfARepositoryWinOverThoseForAllAndOverDefaults() throws Exception {
    FeatureConfig config =
        parse(
            """
            lookback_days: 30
            repos:
              Square/Retrofit:
                lookback_days: 7
                source_languages: [Java, golang]
            """);

    assertThat(config.valuesFor("square/retrofit").get(Parameters.LOOKBACK_DAYS)).isEqualTo(7);
    assertThat(config.valuesFor("square/retrofit").get(Parameters.SOURCE_LANGUAGES))
        .containsExactly("java", "go");
    assertThat(config.valuesFor("other/one").get(Parameters.LOOKBACK_DAYS)).isEqualTo(30);
    assertThat(config.valuesFor("other/one").get(Parameters.CHURN_WINDOW)).isEqualTo(5);
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    lookback_day: 30
                    churn_window: many
                    repos:
                      a/b:
                        recent_builds: 0
                        source_languages: [jva]
                    """))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(wrong.problems())
                    .satisfiesExactly(
                        problem ->
                            assertThat(problem)
                                .contains("lookback_day is not a parameter", "lookback_days"),
                        problem ->
                            assertThat(problem)
                                .isEqualTo("churn_window must be a whole number, but is \"many\""),
                        problem ->
                            assertThat(problem)
                                .isEqualTo(
                                    "repos.a/b.recent_builds must be between 1 and 1000, but is 0"),
                        problem -> assertThat(problem).contains("'jva'", "java")));
  }

  @Test
  void textThatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> parse("lookback_days: [1")).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> parse("- a\n- b\n"))
        .hasMessageContaining("must hold names and values");
  }

  @Test
  void anEmptyFileSetsNothing() throws Exception {
    assertThat(parse("").asMap()).isEmpty();
    assertThat(parse("# nothing\n").asMap()).isEmpty();
  }

  @Test
  void travelsToWorkers() throws Exception {
    FeatureConfig config = parse("repos:\n  a/b:\n    source_languages: [java]\n");

    assertThat(SerializableUtils.ensureSerializable(config).asMap()).isEqualTo(config.asMap());
  }

  private static FeatureConfig parse(String yaml) throws ConfigurationException {
    return FeatureConfig.parse(yaml, List.copyOf(Parameters.ALL));
  }
}
