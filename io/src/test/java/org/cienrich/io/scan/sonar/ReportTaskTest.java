package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTaskTest {
  @TempDir Path folder;

  @Test
  void readsIdOfTask() throws Exception {
    assertThat(ReportTask.read(file("projectKey=a:b\nceTaskId=ff0e-6d_61\nceTaskUrl=x\n"), "a:b"))
        .isEqualTo("ff0e-6d_61");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "projectKey=a:b\n",
        "ceTaskId=1\n",
        "projectKey=other\nceTaskId=1\n",
        "projectKey=a:b\nceTaskId=../../users\n",
        "projectKey=a:b\nceTaskId=1&id=2\n",
        "projectKey=a:b\nceTaskId=\\u12\n",
        "\u0000\u0001garbage",
      })
  void whatNamesNoTaskOfOursIsUnusable(String text) throws IOException {
    assertUnusable(file(text));
  }

  @Test
  void absentOrHugeReportIsUnusable() throws IOException {
    assertUnusable(folder.resolve("none"));
    assertUnusable(file("projectKey=a:b\nceTaskId=1\n" + "#".repeat(1 << 20)));
  }

  private static void assertUnusable(Path file) {
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> ReportTask.read(file, "a:b"))
        .extracting(ScanException::reason)
        .isEqualTo(MissingReason.COMPUTATION_FAILED);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("report-task.txt"), text);
  }
}
