package org.cienrich.io.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.store.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The page of a quality report, section by section; the templates turn it into HTML. Nothing on it
 * is fetched or run.
 *
 * @param styleDigest all that the page allows itself
 * @param label null if there is no outcome
 */
record QualityPage(
    String style,
    String styleDigest,
    String dataset,
    int version,
    String startedAt,
    OverviewSection overview,
    ScoreSection score,
    IssuesSection issues,
    @Nullable LabelSection label,
    CompletenessSection completeness,
    AssociationsSection missingness,
    DistributionsSection distributions,
    CorrelationsSection correlations,
    AssociationsSection drift,
    HistorySection history,
    ScansSection scans,
    DuplicatesSection duplicates,
    LeakageSection leakage,
    ProvenanceSection provenance) {

  static QualityPage of(QualityDocument document) {
    QualityReport quality = document.quality();
    FeatureLinks links = new FeatureLinks(quality.features());
    String style = Templates.text("report.css");
    return new QualityPage(
        style,
        digest(style),
        document.provenance().datasetName(),
        document.provenance().version(),
        document.provenance().startedAt(),
        OverviewSection.of(document),
        ScoreSection.of(quality.scores()),
        IssuesSection.of(quality.issues(), links),
        LabelSection.of(quality.label(), links),
        CompletenessSection.of(quality.features(), links),
        AssociationsSection.missingness(quality.features(), links),
        DistributionsSection.of(quality.features()),
        CorrelationsSection.of(quality, links),
        AssociationsSection.drift(quality.features(), links),
        HistorySection.of(quality),
        ScansSection.of(document, links),
        DuplicatesSection.of(quality, links),
        LeakageSection.of(quality, links),
        ProvenanceSection.of(document));
  }

  String toHtml() {
    return Templates.render("report", this);
  }

  private static String digest(String style) {
    return Base64.getEncoder().encodeToString(Sha256.newDigest().digest(style.getBytes(UTF_8)));
  }
}
