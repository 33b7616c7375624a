package org.cienrich.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.cienrich.io.csv.BadLine.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsOfARowTest {

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b",
    "' A-1/b_.c ', A-1/b_.c",
    "https://github.com/a/b, a/b",
    "http://www.github.com/a/b/, a/b",
    "HTTPS://GitHub.com/a/b.git, a/b",
    "github.com/a/b, a/b",
    "a/b.git, a/b",
    "a/.github, a/.github",
    "a/..., a/...",
  })
  void readsRepositories(String cell, String repo) throws BadCellException {
    assertThat(RepoCell.read(cell)).isEqualTo(repo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/",
        "/b",
        "a/b/c",
        "../b",
        "a/..",
        "./b",
        "a/.",
        "../../etc/passwd",
        "a\\b",
        "a/b?x=1",
        "a b/c",
        "ö/b",
        "a/b\0",
        "a/.git",
        "https://gitlab.com/a/b",
        "https://github.com/a",
        "https://github.com/a/b/actions/runs/1",
        "git@github.com:a/b.git"
      })
  void refusesOtherNames(String cell) {
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> RepoCell.read(cell))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REPO_NAME))
        .withMessageContaining("owner/name");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "' 12345678901234567890123 ', 12345678901234567890123",
    "2685692.0, 2685692",
    "5034460f-c7c4-4c43-9457-de07e2029e7b, 5034460f-c7c4-4c43-9457-de07e2029e7b",
    "1e5f, 1e5f"
  })
  void readsBuildIds(String cell, String id) throws BadCellException {
    assertThat(BuildIdCell.read(cell)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.00", "-1.0", "../1", "1 2", "1/2", "é", "1\0", "\"1\""})
  void refusesOtherIds(String cell) {
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> BuildIdCell.read(cell))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ID));
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> BuildIdCell.read("9".repeat(65)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2E+10", "2,68E+06", "1E10", "8.0004e9"})
  void explainsWhatSpreadsheetsDoToIds(String cell) {
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> BuildIdCell.read(cell))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ID))
        .withMessageContaining("spreadsheet")
        .withMessageContaining(cell);
  }

  @Test
  void blankIsAReasonOfItsOwn() {
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> RepoCell.read(" "))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BLANK_REPO));
    assertThatExceptionOfType(BadCellException.class)
        .isThrownBy(() -> BuildIdCell.read("\t"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BLANK_ID));
  }
}
