package org.cienrich.io.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.FileCheck.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
  private static final String PART = "builds/part-00000.parquet";

  @TempDir private Path output;
  private Path folder;

  @BeforeEach
  void writeVersion() throws IOException {
    folder = Files.createDirectories(output.resolve("v1"));
    Files.createDirectories(folder.resolve("builds"));
    Files.writeString(folder.resolve("dataset.csv"), "build_key\n");
    Files.writeString(folder.resolve(PART), "rows");
    Files.writeString(folder.resolve("run.json"), "{}");
    Files.writeString(folder.resolve("manifest.json"), "{}");
  }

  @Test
  void filesAsTheyWereWrittenAreFine() throws IOException {
    FileCheck check = check();

    assertThat(check.problems()).isEmpty();
    assertThat(check.files()).isEqualTo(2);
  }

  @Test
  void eachThingThatCanBeWrongIsTold() throws IOException {
    Files.writeString(folder.resolve("dataset.csv"), "build-key\n");
    Files.delete(folder.resolve(PART));
    Files.writeString(folder.resolve("builds/part-00001.parquet"), "more");

    assertThat(check().problems())
        .extracting(FileCheck.Problem::kind, FileCheck.Problem::path)
        .containsExactly(
            tuple(Kind.MISSING, PART),
            tuple(Kind.UNKNOWN, "builds/part-00001.parquet"),
            tuple(Kind.DAMAGED, "dataset.csv"));
    assertThat(check().problems().get(2).message())
        .contains(Sha256.of("build-key\n"), Sha256.of("build_key\n"));
  }

  @Test
  void anotherSizeIsToldWithoutADigest() throws IOException {
    Files.writeString(folder.resolve(PART), "row");

    assertThat(check().problems())
        .extracting(FileCheck.Problem::message)
        .containsExactly("has 3 bytes, should have 4 bytes");
  }

  @Test
  void filesAreFoundOnAnyFileSystem() throws IOException {
    VersionFolders local = new LocalVersionFolders(output);
    VersionFolders beam = new BeamVersionFolders(output.toString());

    assertThat(beam.files(1)).isEqualTo(local.files(1)).containsEntry(PART, 4L).hasSize(4);
  }

  private FileCheck check() throws IOException {
    Manifest manifest = SampleRuns.manifest(1, "processed");
    List<WrittenFile> files = List.of(file(PART, "rows"), file("dataset.csv", "build_key\n"));
    return FileCheck.of(
        output.toString(),
        new Manifest(
            manifest.format(),
            manifest.version(),
            manifest.parentVersion(),
            manifest.status(),
            manifest.statusReason(),
            manifest.run(),
            manifest.features(),
            new TreeMap<>(),
            manifest.identity(),
            files));
  }

  private static WrittenFile file(String path, String content) {
    return new WrittenFile(path, 1, content.length(), Sha256.of(content));
  }
}
