package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.QualityFindings;
import org.cienrich.features.quality.QualityMeasure;
import org.cienrich.io.report.Provenance;
import org.cienrich.io.report.QualityDocument;
import org.cienrich.io.version.FoundVersion.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundVersionTest {
  private static final SortedMap<String, String> NONE = new TreeMap<>();

  @TempDir private Path output;

  @Test
  void versionsAreFoundHoweverFarTheyAre() throws IOException {
    write(1, SampleRuns.manifest(1, "processed").toJson());
    write(2, SampleRuns.manifest(2, "failed").toJson());
    write(3, "{\"format\" : 1, \"version\"");
    write(4, "{\"format\" : 1, \"status\" : \"processed\"}");
    write(
        5,
        SampleRuns.manifest(5, "processed").toJson().replace("\"format\" : 1", "\"format\" : 9"));
    Instant now = Instant.parse("2024-05-02T00:00:00Z");
    VersionClaim.claim(output.toString(), "the id", false, now);
    Files.createDirectories(output.resolve("v8"));

    List<FoundVersion> all = FoundVersion.all(output.toString());

    assertThat(all).extracting(FoundVersion::version).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(all)
        .extracting(FoundVersion::state)
        .containsExactly(
            State.PROCESSED,
            State.FAILED,
            State.UNREADABLE,
            State.UNREADABLE,
            State.UNREADABLE,
            State.UNFINISHED);
    assertThat(all.get(0).manifest()).isNotNull();
    assertThat(all.get(0).runId()).isEqualTo("run 1");
    FoundVersion unfinished = all.get(5);
    assertThat(unfinished.runId()).isEqualTo("the id");
    assertThat(unfinished.startedAt()).isEqualTo("2024-05-02T00:00:00Z");
    assertThat(unfinished.manifest()).isNull();
    assertThat(unfinished.directory()).isEqualTo(output + "/v6/");
  }

  @Test
  void anOutputThatDoesNotExistHasNone() throws IOException {
    assertThat(FoundVersion.all(output.resolve("none").toString())).isEmpty();
  }

  @Test
  void aQualityReportIsReadAsFarAsItIsOne() throws IOException {
    String directory = output + "/";
    assertThat(StoredQuality.read(directory)).isEmpty();

    Path file = output.resolve("quality_report.json");
    String whole =
        QualityDocument.of(
                new Provenance(
                    "sample",
                    1,
                    null,
                    "processed",
                    null,
                    "run",
                    "",
                    List.of(),
                    NONE,
                    "",
                    "",
                    NONE,
                    ""),
                new TreeMap<>(),
                new QualityFindings(List.of())
                    .report(new QualityMeasure(List.of(), /* mostRows= */ 0).finish()))
            .toJson();
    Files.writeString(file, whole);
    assertThat(StoredQuality.read(directory).orElseThrow().issues()).hasSize(1);

    for (String damaged : new String[] {whole.substring(1), "{\"format\" : 9}", "no JSON"}) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> StoredQuality.read(directory))
          .isInstanceOf(UnreadableVersionException.class)
          .hasMessageContaining("quality_report.json");
    }
  }

  private void write(int version, String manifest) throws IOException {
    Path folder = Files.createDirectories(output.resolve("v" + version));
    Files.writeString(folder.resolve("manifest.json"), manifest);
  }
}
