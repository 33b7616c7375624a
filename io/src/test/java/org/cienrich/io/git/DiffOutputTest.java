package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.cienrich.features.facts.FileChange;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffOutputTest {
  private static final String RAW =
      ":100644 100755 1111111111111111111111111111111111111111"
          + " 2222222222222222222222222222222222222222 ";

  @Test
  void readsSeveralAnswers() throws IOException {
    DiffOutput output = output(RAW + "M|a|1\t2\ta|#1\n#2\nxx yy\n" + RAW + "R090|a|b|#3\n");

    List<TreeEntryChange> first = output.next("#1", false);

    assertThat(first).hasSize(1);
    assertThat(first.get(0).change())
        .isEqualTo(new FileChange(FileChange.Kind.MODIFIED, "a", null, 1, 2, false));
    assertThat(first.get(0).newMode()).isEqualTo(FileMode.EXECUTABLE_FILE);
    assertThat(first.get(0).oldId().name()).startsWith("1111");
    assertThat(output.next("#2", false)).isEmpty();
    assertThat(output.next("#3", true).get(0).pathBefore()).isEqualTo("a");
  }

  @Test
  void countsZeroForFilesWithoutLineCounts() throws IOException {
    DiffOutput output = output(RAW + "M|a|" + RAW + "M|b|-\t-\tb|#1\n");

    assertThat(output.next("#1", false).stream().map(TreeEntryChange::change))
        .containsExactly(
            new FileChange(FileChange.Kind.MODIFIED, "a", null, 0, 0, false),
            new FileChange(FileChange.Kind.MODIFIED, "b", null, 0, 0, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "#1", ":1", RAW + "M|a", RAW + "M|a|1\t2"})
  void noticesThatTheOutputEnds(String text) {
    assertThatThrownBy(() -> output(text).next("#1", false)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":1 2 3|a|#1\n",
        RAW + "X|a|#1\n",
        "1\t2\ta|#1\n",
        RAW + "M|a|x\t2\ta|#1\n",
        "#2\n"
      })
  void refusesWhatItDoesNotKnow(String text) {
    assertThatThrownBy(() -> output(text).next("#1", false))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class);
  }

  @Test
  void stopsAtTooManyFiles() {
    DiffOutput output = output((RAW + "M|a|").repeat(11) + "#1\n");

    assertThatThrownBy(() -> output.next("#1", false))
        .isInstanceOf(DiffOutput.TooManyFilesException.class);
  }

  private static DiffOutput output(String text) {
    return new DiffOutput(
        new ByteArrayInputStream(text.replace('|', '\0').getBytes(ISO_8859_1)), 10);
  }
}
