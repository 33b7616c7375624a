package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.testing.Facts.missing;
import static org.cienrich.features.testing.Facts.present;

import java.util.List;
import org.cienrich.features.facts.RepositoryInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetadataFeaturesTest {
  @Test
  void languageIsInLowerCaseWhateverTheLocale() {
    assertThat(MetadataFeatures.language(repository("INI"))).isEqualTo(present("ini"));
  }

  @Test
  void repositoryWithoutLanguageHasNone() {
    assertThat(MetadataFeatures.language(repository(null))).isEqualTo(missing(NOT_PROVIDED));
  }

  @Test
  void configuredLanguagesWinOverTheMainOne() {
    assertThat(MetadataFeatures.languages(List.of("java", "go"), present("ruby")))
        .isEqualTo(present(List.of("java", "go")));
  }

  @Test
  void mainLanguageStandsInForConfiguredOnes() {
    assertThat(MetadataFeatures.languages(List.of(), present("ruby")))
        .isEqualTo(present(List.of("ruby")));
  }

  @Test
  void noLanguageAtAllIsMissingRatherThanAnEmptyText() {
    assertThat(MetadataFeatures.languages(List.of(), missing(NOT_PROVIDED)))
        .isEqualTo(missing(NOT_PROVIDED));
  }

  private static RepositoryInfo repository(@Nullable String language) {
    return new RepositoryInfo("17", "octo/cat", "main", false, language);
  }
}
