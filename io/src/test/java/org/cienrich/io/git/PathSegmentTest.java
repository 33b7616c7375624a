package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cienrich.io.store.MalformedDataException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PathSegmentTest {
  private final PathTable paths = new PathTable();
  private byte[] segment = {};

  @BeforeEach
  void create() {
    int old = paths.add("old name");
    int next = paths.add("src/näme");
    int other = paths.add("a");
    PathSegment written = new PathSegment(paths);
    assertThat(written.isEmpty()).isTrue();
    written.add(id("one"), new int[] {next, old, other, PathSegment.NOT_RENAMED});
    written.add(id("none"), new int[0]);
    written.add(id("two"), new int[] {old, PathSegment.NOT_RENAMED});
    assertThat(written.isEmpty()).isFalse();
    assertThat(written.isFull()).isFalse();
    segment = written.toByteArray();
  }

  @Test
  void givesBackChanges() throws MalformedDataException {
    PathTable read = new PathTable();
    read.add("something else");

    assertThat(read(segment, read))
        .containsExactly(
            id("one").name() + "[src/näme < old name, a]",
            id("none").name() + "[]",
            id("two").name() + "[old name]");
  }

  @Test
  void addsNothingOfWhatIsCutOffOrOfAnotherVersion() {
    PathTable read = new PathTable();
    List<String> found = new ArrayList<>();

    for (int length = 0; length < segment.length; length++) {
      byte[] part = Arrays.copyOf(segment, length);
      assertThatThrownBy(() -> PathSegment.read(part, read, (id, changes) -> found.add(id.name())))
          .isInstanceOf(MalformedDataException.class);
    }
    segment[0]++;
    assertThatThrownBy(() -> read(segment, read)).isInstanceOf(MalformedDataException.class);
    assertThat(found).isEmpty();
    assertThat(read.size()).isZero();
  }

  private static List<String> read(byte[] segment, PathTable paths) throws MalformedDataException {
    List<String> found = new ArrayList<>();
    PathSegment.read(
        segment,
        paths,
        (id, changes) -> {
          List<String> texts = new ArrayList<>();
          for (int at = 0; at < changes.length; at += 2) {
            boolean renamed = changes[at + 1] != PathSegment.NOT_RENAMED;
            texts.add(paths.get(changes[at]) + (renamed ? " < " + paths.get(changes[at + 1]) : ""));
          }
          found.add(id.name() + texts);
        });
    return found;
  }

  private static ObjectId id(String text) {
    return GitFixture.blobId(text.getBytes(StandardCharsets.UTF_8));
  }
}
