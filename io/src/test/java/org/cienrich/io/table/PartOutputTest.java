package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartOutputTest {
  private static final List<TableFiles> ALL_FORMATS =
      Stream.of(RowFormat.values()).map(format -> TableFiles.flat(format, "rows")).toList();

  @TempDir Path folder;

  @Test
  void aFailureHalfwayLeavesNothing() {
    Stream<SampleRow> rows =
        Stream.of("a", "b", "broken")
            .map(
                name -> {
                  if (name.equals("broken")) {
                    throw new IllegalStateException("broken row");
                  }
                  return SampleRow.named(name);
                });

    assertThatThrownBy(() -> output().write(PartOutput.FIRST, true, rows.iterator(), null))
        .hasMessage("broken row");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Files.writeString(
        folder.resolve("rows.csv"), "old and much longer than what comes now".repeat(9));

    output().write(PartOutput.FIRST, true, List.of(SampleRow.named("new")).iterator(), null);

    assertThat(folder.resolve("rows.csv"))
        .content()
        .doesNotContain("old")
        .endsWith("new,7,,,,,,,0.5\n");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".writing"));
  }

  @Test
  void aTableWithoutFormatOrStoreIsRefused() {
    assertThatThrownBy(() -> new PartOutput<>(SampleRow.LAYOUT, folder.toString(), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample_rows");
  }

  private PartOutput<SampleRow> output() {
    return new PartOutput<>(SampleRow.LAYOUT, folder.toString(), ALL_FORMATS, null);
  }
}
