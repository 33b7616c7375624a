package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.JobLog;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir Path folder;

  private static CiJob job(String id, String name) {
    return new CiJob(id, name, null, "success", null, null, null, "r");
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("file"), bytes);
  }

  @Test
  void sizesAreCountedNotBelieved() throws Exception {
    Path bomb = file(Zips.of("0_a.txt", "0".repeat(5_000_000), "1_b.txt", "y"));
    assertThat(Files.size(bomb)).isLessThan(10_000);
    Map<String, JobLog> logs =
        new LogFiles(new LogsInMemory(), 1_000_000, 3_000_000)
            .storeArchive("k", List.of(job("1", "a"), job("2", "b")), bomb);
    assertThat(logs.get("1").missing()).isEqualTo(MissingReason.TOO_LARGE);
    assertThat(logs.get("2")).isEqualTo(JobLog.stored("2", 1));
  }

  @Test
  void theSumOfTheLogsIsBoundedToo() throws Exception {
    Path file = file(Zips.of("0_a.txt", "x".repeat(700), "1_b.txt", "y".repeat(700)));
    Map<String, JobLog> logs =
        new LogFiles(new LogsInMemory(), 1000, 1000)
            .storeArchive("k", List.of(job("1", "a"), job("2", "b")), file);
    assertThat(logs.get("1").isStored()).isTrue();
    assertThat(logs.get("2").missing()).isEqualTo(MissingReason.TOO_LARGE);
  }

  @Test
  void anArchiveOfTooManyFilesIsMalformed() throws Exception {
    List<String> entries = new ArrayList<>(Collections.nCopies(2 * 100_001, ""));
    for (int i = 0; i < entries.size(); i += 2) {
      entries.set(i, i + "_x.txt");
    }
    Path file = file(Zips.of(entries.toArray(String[]::new)));
    assertThatThrownBy(
            () -> new LogFiles(new LogsInMemory(), 9, 9).storeArchive("k", List.of(), file))
        .isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void whatIsNoArchiveIsDamaged() throws Exception {
    Path file = file("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> new LogFiles(new LogsInMemory(), 9, 9).storeArchive("k", List.of(), file))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void aDamagedEntryIsNotTheStoresFault() throws Exception {
    byte[] bytes = Zips.of("0_a.txt", "some text that is not stored");
    bytes[bytes.length / 3] ^= 0x55;
    Path file = file(bytes);
    assertThatThrownBy(
            () ->
                new LogFiles(new LogsInMemory(), 999, 999)
                    .storeArchive("k", List.of(job("1", "a")), file))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void aSingleLogIsBoundedToo() throws Exception {
    LogFiles files = new LogFiles(new LogsInMemory(), 10, 10);
    assertThat(files.storeText("k", "1", file(new byte[10]))).isEqualTo(JobLog.stored("1", 10));
    assertThat(files.storeText("k", "2", file(new byte[11])).missing())
        .isEqualTo(MissingReason.TOO_LARGE);
  }
}
