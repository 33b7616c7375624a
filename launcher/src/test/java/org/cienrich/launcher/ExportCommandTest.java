package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {
  @TempDir private Path output;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpTellsEveryOption() {
    assertThat(export("--help")).isZero();
    assertThat(out.toString())
        .contains("--version=N", "--features=SELECTION", "--split=METHOD", "--raw", "Examples:");
  }

  @Test
  void allThatIsWrongIsNamedWithWhatIsPossible() {
    assertThat(
            export(
                "--include=compleet",
                "--outcome=pased",
                "--repositories=retrofit",
                "--from=yesterday",
                "--until=2024-13-01"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains(
            "--include=compleet: possible are completed, partial, failed",
            "did you mean completed?",
            "--outcome=pased: possible are",
            "did you mean passed?",
            "--repositories=retrofit: must be owner/name or owner/*",
            "--from=yesterday: must be a date",
            "--until=2024-13-01: must be a date",
            "'ci-enrich export --help' lists the options.");
  }

  @Test
  void aPeriodMustNotBeEmpty() {
    assertThat(export("--from=2024-01-02", "--until=2024-01-01T23:59:59Z"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("--until=2024-01-01T23:59:59Z is not later than --from=2024-01-02");
  }

  @Test
  void whatIsForCsvIsRefusedElsewhere() {
    assertThat(export("--format=parquet", "--missing=na", "--raw")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--missing=na: empty and na are for --format=csv", "--raw");
  }

  @Test
  void aWrongPreparationIsNamed() {
    assertThat(export("--missing=guess,na", "--split=tme", "--encode=hot", "--shares=1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--missing=guess", "--split=tme", "--encode=hot");
  }

  @Test
  void otherWrongOptionsAreNamed() {
    assertThat(export("--format=xlsx")).isEqualTo(ExitCode.USAGE);
    assertThat(export("--head=0")).isEqualTo(ExitCode.USAGE);
    assertThat(export("--fromat=csv")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("CSV, JSON, JSONL, PARQUET, ARFF", "--head=0", "--format");
  }

  @Test
  void aFolderWithoutVersionsIsWrongUsage() {
    assertThat(export()).isEqualTo(ExitCode.USAGE);
    assertThat(export("--version=3")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains(
            "There is no processed version in " + output,
            "Version 3 of " + output + " is not there");
  }

  private int export(String... arguments) {
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 2];
    all[0] = "export";
    all[1] = "--output=" + output;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return commandLine.execute(all);
  }
}
