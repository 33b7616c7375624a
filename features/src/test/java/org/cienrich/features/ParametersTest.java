package org.cienrich.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void languagesAreKnownByAnyUsualNameAndKeptByTheirKey() {
    assertThat(Parameters.SOURCE_LANGUAGES.check().apply(List.of("Java", "golang", "C++", "go")))
        .containsExactly("java", "go", "cpp");
  }

  @Test
  void allUnknownLanguagesAreReportedWithTheNearestOnes() {
    assertThatThrownBy(
            () -> Parameters.SOURCE_LANGUAGES.check().apply(List.of("jav", "java", "klingon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("source_languages has unknown languages: 'jav' (did you mean java")
        .hasMessageEndingWith("'klingon'");
  }

  @Test
  void testFrameworksAreKnownByTheirNamesOrRunners() {
    assertThat(Parameters.TEST_FRAMEWORKS.check().apply(List.of("pytest", "JUnit", "junit")))
        .containsExactly("junit", "pytest");
    assertThatThrownBy(() -> Parameters.TEST_FRAMEWORKS.check().apply(List.of("pytst")))
        .hasMessage("test_frameworks has unknown names: 'pytst' (did you mean pytest or pest?)");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThat(Parameters.LOOKBACK_DAYS.check().apply(30L)).isEqualTo(30);
    assertThatThrownBy(() -> Parameters.LOOKBACK_DAYS.check().apply(0L))
        .hasMessage("lookback_days must be between 1 and 3650, but is 0");
  }

  @Test
  void defaultsAreTheUsualOnes() {
    assertThat(Parameters.ALL.stream().map(Parameter::byDefault).map(Object::toString))
        .containsExactly("[]", "[]", "90", "90", "5", "10", "5", "20");
  }

  @Test
  void valuesLeftOutHaveTheirDefaults() {
    ParameterValues values = new ParameterValues(Map.of("lookback_days", 30L));
    assertThat(values.get(Parameters.LOOKBACK_DAYS)).isEqualTo(30);
    assertThat(values.get(Parameters.CHAIN_DEPTH)).isEqualTo(20);
  }
}
