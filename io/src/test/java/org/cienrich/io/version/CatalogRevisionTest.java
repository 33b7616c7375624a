package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.io.table.SampleVectors;
import org.junit.jupiter.api.Test;

class CatalogRevisionTest {
  @Test
  void orderDoesNotMatterButMeaningDoes() {
    String revision = CatalogRevision.of(List.of(SampleVectors.FILES, SampleVectors.SHARE));

    assertThat(CatalogRevision.of(List.of(SampleVectors.SHARE, SampleVectors.FILES)))
        .isEqualTo(revision);
    assertThat(CatalogRevision.of(List.of(filesOfRevision(2), SampleVectors.SHARE)))
        .isNotEqualTo(revision);
    assertThat(CatalogRevision.of(List.of(filesOfRevision(1), SampleVectors.SHARE)))
        .isEqualTo(revision);
  }

  private static Feature<Long> filesOfRevision(int revision) {
    return Feature.integer("files_changed")
        .describedAs("Files changed.")
        .category(Category.GIT_DIFF)
        .revision(revision)
        .from(SampleVectors.LOOKBACK)
        .computedBy(days -> days);
  }
}
