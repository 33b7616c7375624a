package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "options.md");

  @Test
  void committedPageIsCurrent() throws Exception {
    if (Boolean.getBoolean("updateDocs") || "".equals(System.getProperty("updateDocs"))) {
      Files.writeString(PAGE, OptionsReference.markdown());
    }
    assertThat(PAGE)
        .as(
            "docs/options.md is stale; run ./mvnw -pl launcher -am test"
                + " -Dtest=OptionsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -DupdateDocs")
        .hasContent(OptionsReference.markdown());
  }

  @Test
  void everyOptionIsDescribed() {
    assertThat(OptionsReference.options())
        .hasSizeGreaterThan(15)
        .allSatisfy(option -> assertThat(option.description()).endsWith("."));
  }
}
