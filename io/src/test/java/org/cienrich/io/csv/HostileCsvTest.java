package org.cienrich.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.cienrich.features.facts.BuildIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inputs that nobody should have written. */
@Timeout(60)
class HostileCsvTest {
  private static final List<String> GARBAGE =
      List.of(
          "\"", "\"\"", ",", ";", "\n", "\r", "\r\n", "\0", " ", "a/b", "7", "a/b,7", "../..", "é",
          "🍺", "\uFEFF", "\uFFFE", "\u2028", "#", "\\", "=1+1", "1e9", "\uFFFD");

  private static void assertAccountsForEveryLine(ReadCsv csv) {
    LineCounts counts = csv.counts();
    assertThat(counts.header() + counts.good() + counts.bad() + counts.blank())
        .isEqualTo(counts.total());
    assertThat(csv.rows()).hasSize((int) (counts.goodRows() + counts.badRows()));
    long next = counts.header() + 1;
    for (InputLine row : csv.rows()) {
      assertThat(row.line()).isGreaterThanOrEqualTo(next);
      next = row.line() + row.physicalLines();
      if (row instanceof BadLine bad) {
        assertThat(bad.raw().getBytes(UTF_8).length).isLessThanOrEqualTo(1024);
        assertThat(bad.message()).isNotBlank();
      } else if (row instanceof BuildLine build) {
        assertThat(build.repo()).matches("[\\w.-]+/[\\w.-]+");
        assertThat(BuildIds.isValid(build.buildId())).isTrue();
      }
    }
  }

  @Test
  void tenThousandRowsOfAllKinds() {
    StringBuilder text = new StringBuilder("repo,id,note\n");
    int good = 0;
    int bad = 0;
    int blank = 0;
    for (int i = 0; i < 10_000; i++) {
      switch (i % 12) {
        case 0 -> text.append("a/b,\"").append(i).append(",broken\n");
        case 1 -> text.append("a/b,").append(i).append('\n');
        case 2 -> text.append("../../etc/passwd,").append(i).append(",\n");
        case 3 -> text.append("a/b,").append("9".repeat(i)).append(",\n");
        case 4 -> text.append("\n");
        case 5 -> text.append(",,\n");
        case 6 -> text.append("a/b,5,the same\n");
        case 7 -> text.append("\"a/b,").append(i).append(",\n");
        case 8 -> text.append("a/b,").append(i).append(",\"note\"x\n");
        case 9 ->
            text.append("a/b,").append(i).append(",\"").append("n".repeat(70_000)).append("\"\n");
        default -> text.append("a/b,").append(i).append(",fine\n");
      }
      switch (i % 12) {
        case 4 -> blank++;
        case 3 -> {
          good += i <= 64 ? 1 : 0;
          bad += i <= 64 ? 0 : 1;
        }
        case 6, 10, 11 -> good++;
        default -> bad++;
      }
    }
    ReadCsv csv = ReadCsv.of(text.toString());

    assertAccountsForEveryLine(csv);
    assertThat(csv.counts()).isEqualTo(new LineCounts(10_001, 1, good, bad, blank, good, bad));
    assertThat(
            csv.rows().stream()
                .filter(BadLine.class::isInstance)
                .map(row -> ((BadLine) row).reason().code())
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of("malformed", "wrong_columns", "bad_repo_name", "bad_id", "blank_repo"));
  }

  @Test
  void randomGarbageIsAccountedFor() {
    for (long seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("repo,id\n".getBytes(UTF_8));
      int pieces = random.nextInt(1, 200);
      for (int i = 0; i < pieces; i++) {
        if (random.nextInt(20) == 0) {
          bytes.write(random.nextInt(256));
        } else {
          bytes.writeBytes(GARBAGE.get(random.nextInt(GARBAGE.size())).getBytes(UTF_8));
        }
      }
      assertAccountsForEveryLine(ReadCsv.of(bytes.toByteArray()));
    }
  }

  @Test
  void randomHeadersAreReadOrRefused() {
    for (long seed = 0; seed < 2000; seed++) {
      byte[] bytes = new byte[(int) (seed % 300)];
      new Random(seed).nextBytes(bytes);
      try {
        assertAccountsForEveryLine(ReadCsv.tryToRead(bytes));
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }

  @Test
  void quotesThatNeverEndTakeNoMemory() throws Exception {
    LineCounts counts =
        new BuildCsv(Set.of()).read(new EndlessRow("repo,id\n", "\"a/b,1\n", 3_000_000), row -> {});
    assertThat(counts.bad()).isEqualTo(counts.total() - 1).isGreaterThan(400_000);
  }

  @Test
  void aLineThatNeverEndsTakesNoMemory() throws Exception {
    LineCounts counts =
        new BuildCsv(Set.of()).read(new EndlessRow("repo,id\n", "x", 400_000_000), row -> {});
    assertThat(counts).isEqualTo(new LineCounts(2, 1, 0, 1, 0, 0, 1));
  }

  /** A start, and then a text again and again, so many bytes in all. */
  private static final class EndlessRow extends InputStream {
    private final byte[] start;
    private final byte[] again;
    private final long length;
    private long position;

    EndlessRow(String start, String again, long length) {
      this.start = start.getBytes(UTF_8);
      this.again = again.getBytes(UTF_8);
      this.length = length;
    }

    @Override
    public int read() {
      if (position == length) {
        return -1;
      }
      long at = position++;
      return at < start.length
          ? start[(int) at]
          : again[(int) ((at - start.length) % again.length)];
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (position >= start.length && again.length == 1) {
        int filled = (int) Math.min(count, length - position);
        Arrays.fill(target, offset, offset + filled, again[0]);
        position += filled;
        return filled == 0 ? -1 : filled;
      }
      int done = 0;
      while (done < count && position < length && (done == 0 || position != start.length)) {
        target[offset + done++] = (byte) read();
      }
      return done == 0 ? -1 : done;
    }
  }
}
