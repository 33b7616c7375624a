package org.cienrich.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityDocumentTest {
  static Stream<QualityDocument> samples() {
    return QualityPageTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatWasReadIsTheSame(QualityDocument document) {
    String json = document.toJson();

    assertThat(QualityDocument.read(json).toJson()).isEqualTo(json);
    assertThat(QualityDocument.read(json).toHtml()).isEqualTo(document.toHtml());
  }

  @Test
  void namesAreThoseOfTheManifest() {
    assertThat(SampleReports.full().toJson())
        .startsWith("{\n  \"format\" : 1,\n  \"provenance\" : {\n    \"dataset_name\" : ")
        .contains("\"completeness_pct\" : ", "\"not_found\" : 310", "\"majority_share\" : 0.8065")
        .endsWith("}\n");
  }

  @Test
  void aLaterFormIsNamed() {
    String later = SampleReports.empty().toJson().replace("\"format\" : 1", "\"format\" : 2");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualityDocument.read(later))
        .withMessage("The quality report has form 2; this version of ci-enrich reads form 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provenance", "run_id", "scores", "known_at", "missing", "edges"})
  void aReportWithoutAPartIsRefused(String part) {
    String json = SampleReports.full().toJson();
    String name = '"' + part + "\" : ";
    String lacking = json.replaceFirst(name, "\"another\" : ");

    assertThat(lacking).isNotEqualTo(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualityDocument.read(lacking))
        .withMessage("The text is not a quality report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{\"format\": 1}", "{\"version\": 3}", "1"})
  void whatIsNoReportIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QualityDocument.read(text))
        .withMessage("The text is not a quality report");
  }
}
