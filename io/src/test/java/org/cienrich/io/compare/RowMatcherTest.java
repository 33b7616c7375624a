package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.version.UnreadableVersionException;
import org.junit.jupiter.api.Test;

class RowMatcherTest {
  private final List<String> pairs = new ArrayList<>();

  @Test
  void rowsInOrderMeetInOneReading() throws IOException {
    RowsInMemory before = vectors("a/a", 1, 2, 3, 10);
    RowsInMemory after = vectors("a/a", 1, 3, 10, 11);

    RowMatcher matcher = match(before, after, 20_000);

    assertThat(pairs).containsExactly(key(1), key(3), key(10));
    assertThat(matcher.removed().examples()).containsExactly(key(2));
    assertThat(matcher.removed().rows()).isEqualTo(1);
    assertThat(matcher.added().examples()).containsExactly(key(11));
    assertThat(before.reads()).isEqualTo(1);
    assertThat(after.reads()).isEqualTo(1);
  }

  @Test
  void buildsOfARenamedRepositoryAreFoundAgainWhereverItsNameStands() throws IOException {
    Vectors before = new Vectors();
    before.build("1", "a/old", 5, Map.of()).build("1", "a/old", 6, Map.of());
    before.build("1", "a/old", 7, Map.of()).build("2", "m/same", 8, Map.of());
    Vectors after = new Vectors();
    after.build("2", "m/same", 8, Map.of()).build("3", "n/new", 9, Map.of());
    after.build("1", "z/new-name", 5, Map.of()).build("1", "z/new-name", 6, Map.of());

    for (int heldRows : new int[] {1, 2, 20_000}) {
      pairs.clear();
      RowMatcher matcher = match(before.rows(), after.rows(), heldRows);

      assertThat(pairs)
          .containsExactlyInAnyOrder(
              "github_actions/2/8/1", "github_actions/1/5/1", "github_actions/1/6/1");
      assertThat(matcher.removed().examples()).containsExactly("github_actions/1/7/1");
      assertThat(matcher.removed().rows()).isEqualTo(1);
      assertThat(matcher.added().examples()).containsExactly("github_actions/3/9/1");
      assertThat(matcher.added().rows()).isEqualTo(1);
    }
  }

  @Test
  void anotherBuildAtTheSamePlaceIsNoMatch() throws IOException {
    RowsInMemory before = new Vectors().build("1", "a/a", 5, Map.of()).rows();
    RowsInMemory after = new Vectors().build("2", "a/a", 5, Map.of()).rows();

    RowMatcher matcher = match(before, after, 20_000);

    assertThat(pairs).isEmpty();
    assertThat(matcher.removed().examples()).containsExactly("github_actions/1/5/1");
    assertThat(matcher.added().examples()).containsExactly("github_actions/2/5/1");
  }

  @Test
  void emptyTablesHaveNothingInCommon() throws IOException {
    RowMatcher matcher = match(new Vectors().rows(), vectors("a/a", 1, 2), 20_000);

    assertThat(pairs).isEmpty();
    assertThat(matcher.added().rows()).isEqualTo(2);
    assertThat(matcher.removed().rows()).isZero();
  }

  @Test
  void examplesAreAsManyAsWereAskedForAndRowsAreAll() throws IOException {
    RowMatcher matcher = new RowMatcher(vectors("a/a", 1, 2, 3), new Vectors().rows(), 2);
    matcher.match((row, other) -> pairs.add(""));

    assertThat(matcher.removed().rows()).isEqualTo(3);
    assertThat(matcher.removed().examples()).containsExactly(key(1), key(2));
  }

  @Test
  void aBuildThatWasStartedAgainIsToldFromOneThatWent() throws IOException {
    RowsInMemory before = vectors("a/a", 1, 2);
    RowsInMemory after = new Vectors().rows();
    after.row("github_actions/1/1/2", "a/a", Vectors.START, "1", 2L, "{}");

    RowMatcher matcher = match(before, after, 20_000);

    assertThat(matcher.removed().rows()).isEqualTo(2);
    assertThat(matcher.added().rows()).isEqualTo(1);
    assertThat(matcher.otherAttempts()).isEqualTo(1);
  }

  @Test
  void aTableWithoutAKeyIsRefused() {
    RowsInMemory other = RowsInMemory.of(ColumnType.TEXT, "build_key");

    assertThatThrownBy(() -> new RowMatcher(new Vectors().rows(), other, 1))
        .isInstanceOf(UnreadableVersionException.class)
        .hasMessageContaining("no column repo");
  }

  private RowMatcher match(RowsInMemory before, RowsInMemory after, int heldRows)
      throws IOException {
    RowMatcher matcher = new RowMatcher(before, after, 3, heldRows);
    matcher.match(
        (row, other) -> {
          assertThat(row.get(0)).isEqualTo(other.get(0));
          pairs.add(String.valueOf(row.get(0)));
        });
    return matcher;
  }

  private static RowsInMemory vectors(String repo, long... ids) {
    Vectors vectors = new Vectors();
    for (long id : ids) {
      vectors.build("1", repo, id, Map.of());
    }
    return vectors.rows();
  }

  private static String key(long id) {
    return "github_actions/1/" + id + "/1";
  }
}
