package org.cienrich.io.report;

import java.util.List;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.report.FeatureLinks.FeatureLink;

/** What is there more than once. */
record DuplicatesSection(String rows, String share, List<EqualColumns> columns) {

  /** Features that are equal in every row. */
  record EqualColumns(List<FeatureLink> features) {}

  static DuplicatesSection of(QualityReport quality, FeatureLinks links) {
    return new DuplicatesSection(
        Figures.count(quality.duplicates().rows()),
        Figures.percent(quality.duplicates().rows(), quality.rows().total()),
        quality.duplicates().columns().stream()
            .map(group -> new EqualColumns(links.to(group)))
            .toList());
  }
}
