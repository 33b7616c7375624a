package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.cienrich.features.tables.DeadLetter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDeadLettersTest {
  @TempDir Path folder;

  @Test
  void thoseWithALineComeFirst() throws IOException {
    write(
        100,
        letter(null, "b/1", "git"),
        letter(12L, null, "read"),
        letter(3L, null, "read"),
        letter(null, "a/1", "history"),
        letter(null, "a/1", "git"));

    assertThat(names()).containsExactly("dead_letters.jsonl");
    assertThat(lines())
        .containsExactly(
            line("3", "null", "read"),
            line("12", "null", "read"),
            line("null", "\"a/1\"", "git"),
            line("null", "\"b/1\"", "git"),
            line("null", "\"a/1\"", "history"));
  }

  @Test
  void withoutDeadLettersTheFileIsEmpty() throws IOException {
    write(100);

    assertThat(names()).containsExactly("dead_letters.jsonl");
    assertThat(lines()).isEmpty();
  }

  @Test
  void manyAreSeveralFilesThatKeepTheOrderOfLines() throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    for (long i = 1; i <= 25; i++) {
      letters.add(letter(i, null, "read"));
      letters.add(letter(null, "key " + i, "git"));
    }
    Collections.shuffle(letters, new Random(1));

    write(10, letters.toArray(DeadLetter[]::new));

    assertThat(names())
        .startsWith(
            "dead_letters-line-00000.jsonl",
            "dead_letters-line-00001.jsonl",
            "dead_letters-line-00002.jsonl");
    assertThat(names().get(3)).startsWith("dead_letters-other-");
    List<String> lines = lines();
    assertThat(lines).hasSize(50);
    for (int i = 0; i < 25; i++) {
      assertThat(lines.get(i)).isEqualTo(line(Integer.toString(i + 1), "null", "read"));
    }
  }

  private static DeadLetter letter(@Nullable Long line, @Nullable String key, String stage) {
    return new DeadLetter(line, key, stage, "broken", "It is broken.", null);
  }

  private static String line(String line, String key, String stage) {
    return "{\"line\":"
        + line
        + ",\"key\":"
        + key
        + ",\"stage\":\""
        + stage
        + "\",\"reason\":\"broken\",\"message\":\"It is broken.\",\"raw\":null}";
  }

  private void write(int rowsPerPart, DeadLetter... letters) {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.of(List.of(letters)).withCoder(JsonCoder.of(DeadLetter.class)))
        .apply(WriteDeadLetters.into(folder.toString()).withRowsPerPart(rowsPerPart));
    pipeline.run().waitUntilFinish();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names()) {
      lines.addAll(Files.readAllLines(folder.resolve(name)));
    }
    return lines;
  }
}
