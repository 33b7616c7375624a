package org.cienrich.features.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.features.facts.ErrorClass;
import org.cienrich.features.log.runner.TestRunners;
import org.junit.jupiter.api.Test;

class LogsPageTest {
  private static final Path PAGE = Path.of("../docs/logs.md");

  @Test
  void namesEveryRunnerAndFramework() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(TestRunners.NAMES).allSatisfy(name -> assertThat(page).contains(name));
  }

  @Test
  void namesEveryClassOfErrors() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(List.of(ErrorClass.values()))
        .allSatisfy(kind -> assertThat(page).contains(kind.columnValue()));
  }
}
