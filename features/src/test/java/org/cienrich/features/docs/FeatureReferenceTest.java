package org.cienrich.features.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cienrich.features.Feature;
import org.cienrich.features.catalog.Catalog;
import org.junit.jupiter.api.Test;

class FeatureReferenceTest {
  /** Surefire runs in the directory of the module. */
  private static final Path PAGE = Path.of("..", "docs", "features.md");

  @Test
  void committedPageIsCurrent() throws IOException {
    String page = FeatureReference.markdown(Catalog.ALL);
    if (System.getProperty("updateDocs") != null) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as(
            "docs/features.md is stale; run"
                + " ./mvnw -pl features test -Dtest=FeatureReferenceTest -DupdateDocs")
        .hasContent(page);
  }

  @Test
  void everyFeatureHasARow() {
    String page = FeatureReference.markdown(Catalog.ALL);
    for (Feature<?> feature : Catalog.ALL.features()) {
      assertThat(page).contains("\n| `" + feature.name() + "` | ");
    }
  }

  @Test
  void everyLanguageHasARow() {
    assertThat(FeatureReference.markdown(Catalog.ALL))
        .contains("| Kotlin | `kotlin`, `kt` | .kt, .ktm, .kts |")
        .contains("| Objective-C | `objective-c`");
  }

  @Test
  void rowTellsAllThereIsToKnow() {
    assertThat(FeatureReference.markdown(Catalog.ALL))
        .contains(
            "| `gh_num_commits_on_files_touched` | integer | commits | ",
            " | ≥ 0 | built_changes; commit_history; run_trigger | run, git_history | trigger |"
                + " lookback_days (90) | 1 |")
        .contains(" | tr_status of earlier builds by time | run | trigger | ");
  }
}
