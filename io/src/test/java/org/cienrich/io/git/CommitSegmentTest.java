package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cienrich.io.git.CommitRows.Facts;
import org.cienrich.io.store.MalformedDataException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitSegmentTest {
  private final CommitRows rows = new CommitRows();
  private int root;
  private int child;
  private int merge;

  @BeforeEach
  void create() {
    int ann = rows.identOf(new Ident("Ann", "ann@example.org"));
    int bob = rows.identOf(new Ident("Ann", "bob@example.org"));
    root = rows.rowOf(id("root"));
    merge = rows.rowOf(id("merge"));
    child = rows.rowOf(id("child"));
    int elsewhere = rows.rowOf(id("elsewhere"));
    rows.set(root, new Facts(ann, bob, -5, 1_600_000_000, id("tree"), new int[0]));
    rows.set(child, new Facts(bob, CommitRows.NO_IDENT, 0, 1, id("tree 2"), new int[] {root}));
    rows.set(
        merge,
        new Facts(ann, ann, 1L << 40, -1, id("tree"), new int[] {child, elsewhere, root, child}));
  }

  @Test
  void givesBackFacts() throws MalformedDataException {
    CommitRows read = new CommitRows();
    read.rowOf(id("something else"));

    CommitSegment.read(CommitSegment.write(rows, new int[] {root, child, merge}), read);

    for (int row : new int[] {root, child, merge}) {
      assertThat(describe(read, read.find(rows.id(row)))).isEqualTo(describe(rows, row));
    }
    assertThat(read.isKnown(read.find(id("elsewhere")))).isFalse();
  }

  @Test
  void namesParentsOfOtherSegmentsByTheirIds() throws MalformedDataException {
    CommitRows read = new CommitRows();

    CommitSegment.read(CommitSegment.write(rows, new int[] {merge}), read);
    assertThat(read.isKnown(read.find(id("child")))).isFalse();
    CommitSegment.read(CommitSegment.write(rows, new int[] {root, child}), read);

    assertThat(describe(read, read.find(id("merge")))).isEqualTo(describe(rows, merge));
    assertThat(describe(read, read.find(id("child")))).isEqualTo(describe(rows, child));
  }

  @Test
  void addsNothingOfWhatIsCutOffOrOfAnotherVersion() {
    byte[] segment = CommitSegment.write(rows, new int[] {root, child, merge});
    CommitRows read = new CommitRows();

    for (int length = 0; length < segment.length; length++) {
      byte[] part = Arrays.copyOf(segment, length);
      assertThatThrownBy(() -> CommitSegment.read(part, read))
          .isInstanceOf(MalformedDataException.class);
    }
    assertThatThrownBy(() -> CommitSegment.read(Arrays.copyOf(segment, segment.length + 1), read))
        .isInstanceOf(MalformedDataException.class);
    segment[0]++;
    assertThatThrownBy(() -> CommitSegment.read(segment, read))
        .isInstanceOf(MalformedDataException.class);
    assertThat(read.size()).isZero();
  }

  private static String describe(CommitRows rows, int row) {
    StringBuilder text = new StringBuilder();
    text.append(rows.isKnown(row)).append(ident(rows, rows.author(row)));
    text.append(ident(rows, rows.committer(row))).append(rows.authoredAt(row));
    text.append(' ').append(rows.committedAt(row)).append(rows.tree(row));
    for (int index = 0; index < rows.parentCount(row); index++) {
      text.append(rows.id(rows.parent(row, index)));
    }
    return text.toString();
  }

  private static String ident(CommitRows rows, int ident) {
    return ident == CommitRows.NO_IDENT ? "nobody" : rows.idents().get(ident).toString();
  }

  private static ObjectId id(String text) {
    return GitFixture.blobId(text.getBytes(StandardCharsets.UTF_8));
  }
}
