package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void numbersStandAtTheRightAndLinesHaveNoBlanksAtTheirEnds() {
    TextTable table = new TextTable("name", "rows>", "note");
    table.add("a", "1", "");
    table.add("longer", "1,000", "last");

    assertThat(table.lines("  "))
        .isEqualTo("  name     rows  note\n  a           1\n  longer  1,000  last\n");
  }

  @Test
  void whatSteersATerminalIsShownAsText() {
    TextTable table = new TextTable("", "");
    table.add("\u001b[31m", "a\nb\u202e");

    assertThat(table.lines("")).isEqualTo("\\u001b[31m  a\\u000ab\\u202e\n");
  }
}
