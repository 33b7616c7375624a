package org.cienrich.forge.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.SampleWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCsvTest {

  @TempDir private Path folder;

  @Test
  void rowsOfOtherProvidersFollowThoseOfGitHub() throws Exception {
    List<String> lines =
        Files.readAllLines(SampleWorld.create(folder.resolve("sample")).buildsCsv());

    assertThat(lines.get(0)).isEqualTo("repo,build_id,ci_provider");
    List<String> gitHub = lines.stream().filter(line -> line.endsWith(",")).toList();
    assertThat(lines.subList(1, gitHub.size() + 1)).isEqualTo(gitHub);
    assertThat(gitHub).allMatch(line -> line.matches("[^,]+,[0-9]+,"));
    assertThat(gitHub.get(gitHub.size() - 6)).as("a duplicate").isEqualTo(gitHub.get(0));
    List<String> others = lines.subList(gitHub.size() + 1, lines.size());
    assertThat(others.subList(0, 12)).allMatch(line -> line.endsWith(",circleci"));
    assertThat(others.subList(12, others.size()))
        .hasSize(7)
        .allMatch(line -> line.endsWith(",travis_ci"));
  }
}
