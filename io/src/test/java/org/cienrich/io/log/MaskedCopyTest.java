package org.cienrich.io.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedCopyTest {
  private static final String SECRET = "ghp_" + Fake.alphanumeric(36);

  /** Many lines, and fails if more of it is read than was written and fits the buffer. */
  private static final class NotReadAhead extends Reader {
    private static final String LINE = "[INFO] Running org.example.TokenKeyTest of many lines\n";

    private final long length;
    private final Counted written;
    private long read;

    NotReadAhead(long length, Counted written) {
      this.length = length;
      this.written = written;
    }

    @Override
    public int read(char[] buffer, int offset, int count) {
      int now = (int) Math.min(count, length - read);
      for (int i = 0; i < now; i++) {
        buffer[offset + i] = LINE.charAt((int) ((read + i) % LINE.length()));
      }
      read += now;
      assertThat(read - written.count).isLessThanOrEqualTo(MaskedCopy.PIECE);
      return now == 0 ? -1 : now;
    }

    @Override
    public void close() {}
  }

  private static final class Counted extends Writer {
    private long count;

    @Override
    public void write(char[] buffer, int offset, int length) {
      count += length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "a", "a\n", "a\r\n\r\nb", "\n\na\n\n", "\u00e9\ud83d\ude00\n\ufffd"})
  void keepsTextsWithoutSecrets(String text) {
    assertThat(Masking.of(text)).isEqualTo(text);
  }

  @Test
  void losesNothingOfLongLines() {
    String line = "word \u00e9\ud83d\ude00 ".repeat(30_000);

    assertThat(Masking.of(line + "\n" + line)).isEqualTo(line + "\n" + line);
  }

  @Test
  void masksSecretsWhereverTheyAreInALongLine() {
    int first = MaskedCopy.PIECE - MaskedCopy.OVERLAP;
    for (int before = first - 60; before <= first + 10; before += 7) {
      assertMasked(before);
    }
    for (int before = MaskedCopy.PIECE - 60; before <= MaskedCopy.PIECE + 10; before += 7) {
      assertMasked(before);
    }
  }

  private static void assertMasked(int before) {
    String start = "x".repeat(before) + " ";
    String end = " " + "y".repeat(MaskedCopy.PIECE);

    assertThat(Masking.of(start + SECRET + end)).isEqualTo(start + "***" + end);
  }

  @Test
  void masksSecretsWhoseNameIsAtTheCut() {
    int first = MaskedCopy.PIECE - MaskedCopy.OVERLAP;
    for (int before = first - 80; before <= first; before += 9) {
      String start = "x".repeat(before) + " REPO_TOKEN=";
      String end = " " + "y".repeat(MaskedCopy.PIECE);

      assertThat(Masking.of(start + Fake.hex(48) + end)).isEqualTo(start + "***" + end);
    }
  }

  @Test
  void masksAKeyThatBeginsInALongLine() {
    String start = "x".repeat(MaskedCopy.PIECE + 100) + Fake.begin("PRIVATE KEY") + "\n";

    assertThat(Masking.of(start + Fake.keyLines(1) + Fake.end("PRIVATE KEY")))
        .isEqualTo(start + "***\n***\n" + Fake.end("PRIVATE KEY"));
  }

  @Test
  void holdsNoMoreThanItsBuffer() throws IOException {
    Counted written = new Counted();

    new MaskedCopy(SecretMasker.standard()).copy(new NotReadAhead(5_000_000, written), written);

    assertThat(written.count).isEqualTo(5_000_000);
  }
}
