package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.io.export.ExportFormat;
import org.cienrich.io.export.StoredTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of the demo, from the command line. */
class ExportIT {
  @TempDir private static Path output;
  private static long rows;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeAll
  static void runTheDemo() throws IOException {
    assertThat(Main.commandLine().execute("demo", "--output=" + output)).isZero();
    rows = StoredTable.open(output.toString(), 1, StoredTable.FEATURE_VECTORS).rows();
    assertThat(rows).isPositive();
  }

  @Test
  void everyFormatHasEveryRow() throws IOException {
    for (ExportFormat format : ExportFormat.values()) {
      Path to = folder.resolve(format.extension());
      assertThat(export("--format=" + format.extension(), "--to=" + to, "--verify"))
          .as(err.toString())
          .isZero();
      JsonNode dictionary =
          new ObjectMapper().readTree(to.resolve("data_dictionary.json").toFile());
      assertThat(dictionary.at("/export/files/0/rows").asLong()).isEqualTo(rows);
      assertThat(to.resolve("data." + format.extension())).isNotEmptyFile();
    }
    assertThat(out.toString()).contains("Version 1: " + rows + " of " + rows + " rows");
    List<String> lines = Files.readAllLines(folder.resolve("jsonl/data.jsonl"));
    assertThat(lines).hasSize((int) rows);
  }

  @Test
  void rawCsvOfAllRowsIsThatOfTheVersion() {
    assertThat(export("--raw", "--include=completed,partial,failed", "--to=" + folder)).isZero();

    assertThat(folder.resolve("data.csv")).hasSameBinaryContentAs(output.resolve("v1/dataset.csv"));
  }

  @Test
  void theFirstRowsArePrintedAndNothingIsWritten() {
    assertThat(export("--head=2", "--features=tr_status", "--to=" + folder.resolve("a"))).isZero();

    assertThat(out.toString()).contains("build_key", "tr_status").doesNotContain("tr_duration");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void whatTheVersionDoesNotHaveIsNamed() {
    assertThat(export("--features=tr_statsu,trivy_vuln_total", "--to=" + folder))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--features: Unknown feature 'tr_statsu' (did you mean tr_status?)")
        .contains("--features: The version has no feature trivy_vuln_total");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anExportIsNotOverwritten() {
    assertThat(export("--to=" + folder, "--features=tr_status")).isZero();
    assertThat(export("--to=" + folder)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("data.csv", "--overwrite");
    assertThat(export("--to=" + folder, "--overwrite")).isZero();
  }

  @Test
  void partsOfASplitAreFilesOfPreparedRows() throws IOException {
    assertThat(
            export(
                "--to=" + folder,
                "--features=category:workflow,git_diff_src_churn",
                "--missing=impute,na",
                "--encode=onehot",
                "--normalise=zscore",
                "--split=time",
                "--shares=0.7,0.3"))
        .as(err.toString())
        .isZero();
    assertThat(folder.resolve("train.csv")).isNotEmptyFile();
    assertThat(folder.resolve("test.csv")).isNotEmptyFile();
    assertThat(folder.resolve("data.csv")).doesNotExist();
    assertThat(new ObjectMapper().readTree(folder.resolve("preparation.json").toFile()))
        .isNotEmpty();
  }

  private int export(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "export";
    all[1] = "--output=" + output;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
