package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cienrich.io.table.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
  @TempDir Path output;

  @Test
  void onlyFoldersWithAManifestAreVersions() throws IOException {
    for (String folder : new String[] {"v2", "v10", "v3", "vx", "v1"}) {
      Files.createDirectories(output.resolve(folder));
    }
    for (int number : new int[] {10, 2}) {
      Files.writeString(
          output.resolve("v" + number + "/manifest.json"),
          RecordJson.text(SampleRuns.manifest(number, "processed")));
    }
    Files.writeString(output.resolve("v3/manifest.json"), "{\"version\": 3,");

    assertThat(Versions.list(output.toString()))
        .extracting(Manifest::version)
        .containsExactly(2, 10);
    assertThat(Versions.read(output.resolve("v1").toString())).isEmpty();
    assertThat(Versions.read(output.resolve("v3").toString())).isEmpty();
  }

  @Test
  void aManifestIsReadBackAsItWas() throws IOException {
    Manifest manifest = SampleRuns.manifest(1, "failed");
    Files.writeString(output.resolve("manifest.json"), RecordJson.text(manifest));

    assertThat(RecordJson.text(Versions.read(output.toString()).orElseThrow()))
        .isEqualTo(RecordJson.text(manifest))
        .contains("\"parent_version\" : null");
  }

  @Test
  void anOutputThatDoesNotExistHasNoVersions() throws IOException {
    assertThat(Versions.list(output.resolve("nowhere").toString())).isEmpty();
  }
}
