package org.cienrich.features.log.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineScannerTest {
  private static final String ESC = "\u001b";

  @Test
  void endsLinesAtLineFeedsAndAtTheEnd() {
    assertThat(AllLines.of("a\n\nb").texts).containsExactly("a", "", "b");
    assertThat(AllLines.of("a\n").texts).containsExactly("a");
    assertThat(AllLines.of("").texts).isEmpty();
  }

  @Test
  void dropsCarriageReturnsAtTheEnd() {
    assertThat(AllLines.of("a\r\nb\r\r\n").texts).containsExactly("a", "b");
  }

  @Test
  void keepsWhatTheLastCarriageReturnLeaves() {
    assertThat(AllLines.of("10 %\r50 %\rdone\r\r\nnext\n").texts).containsExactly("done", "next");
    assertThat(AllLines.of("done\r" + ESC + "[0K\n").texts).containsExactly("done");
  }

  @Test
  void takesCarriageReturnsForLineEndsWhereThereAreNoOthers() throws IOException {
    AllLines lines = new AllLines();
    lines.scan(text("begin\rnext\r\rlast"));
    assertThat(lines.texts).containsExactly("begin", "next", "", "last");
    AllLines longer = new AllLines();
    longer.scan(text("begin\r" + "x\r".repeat(200_000) + "last"));
    assertThat(longer.texts).hasSize(200_002).endsWith("last");
  }

  @Test
  void givesFoldsOfTravisLinesOfTheirOwn() {
    String line =
        "travis_fold:start:git.1\r"
            + ESC
            + "[0Ktravis_time:start:0a\r"
            + ESC
            + "[0K$ git clone\r\n";
    assertThat(AllLines.of(line).texts)
        .containsExactly("travis_fold:start:git.1", "travis_time:start:0a", "$ git clone");
  }

  @Test
  void dropsControlSequences() {
    assertThat(AllLines.of(ESC + "[1;32m5 passed" + ESC + "[0m in 2s\n").texts)
        .containsExactly("5 passed in 2s");
    assertThat(
            AllLines.of("a" + ESC + "]8;;http://x\u0007link" + ESC + "]8;;" + ESC + "\\b\n").texts)
        .containsExactly("alinkb");
    assertThat(AllLines.of(ESC + "(Bx" + ESC + "7y" + ESC + "\n").texts).containsExactly("xy");
  }

  @Test
  void findsAnchorsThatControlSequencesCut() throws IOException {
    AllLines lines = new AllLines();
    lines.scan(text("be" + ESC + "[1mgin\nnext"));
    assertThat(lines.texts).containsExactly("begin", "next");
  }

  @Test
  void findsAnchorsInAnyCase() throws IOException {
    AllLines lines = new AllLines();
    lines.scan(text("no\nxBEGINx\nnext"));
    assertThat(lines.texts).containsExactly("xBEGINx", "next");
  }

  @Test
  void readsTimestampsAndMarkersOfGitHub() {
    AllLines lines =
        AllLines.of(
            """
            \ufeff2024-01-31T23:59:58.1234567Z ##[group]Run make
            2024-01-31T23:59:59.0000000Z ##[error]Process completed
            2024-01-31T23:59:59.5000000Z\s
            ##[unknown]text
            ##[error
            """);
    assertThat(lines.texts)
        .containsExactly("Run make", "Process completed", "", "##[unknown]text", "##[error");
    assertThat(lines.markers)
        .containsExactly(Marker.GROUP, Marker.ERROR, Marker.NONE, Marker.NONE, Marker.NONE);
    assertThat(lines.times)
        .containsExactly(
            "2024-01-31T23:59:58.123456700Z",
            "2024-01-31T23:59:59Z",
            "2024-01-31T23:59:59.500Z",
            "",
            "");
  }

  @Test
  void tellsTheExtent() throws IOException {
    String log =
        "2024-01-31T23:59:58.0000000Z a\nb\n2024-01-31T23:59:59.0000000Z c\n" + "x".repeat(70_000);
    LogExtent extent = new AllLines().scan(text(log));
    assertThat(extent.lines()).isEqualTo(4);
    assertThat(extent.bytes()).isEqualTo(log.length());
    assertThat(extent.cutLines()).isOne();
    assertThat(extent.firstTime()).hasToString("2024-01-31T23:59:58Z");
    assertThat(extent.lastTime()).hasToString("2024-01-31T23:59:59Z");
  }

  @Test
  void cutsLongLinesAndReadsOn() {
    int max = LineScanner.MAX_LINE;
    AllLines lines =
        AllLines.of(
            "a".repeat(max) + "\n" + "b".repeat(max + 1) + "\n" + "c".repeat(999_999) + "\nd");
    assertThat(lines.texts.stream().map(String::length)).containsExactly(max, max, max, 1);
  }

  @Test
  void readsTheSameWhateverTheInputGivesAtOnce() throws IOException {
    StringBuilder log = new StringBuilder("begin\n");
    for (int i = 0; i < 20_000; i++) {
      log.append("2024-01-31T23:59:58.0000000Z ")
          .append("äx".repeat(i % 50))
          .append(i)
          .append("\r\n");
    }
    AllLines whole = new AllLines();
    LogExtent extent = whole.scan(text(log.toString()));
    AllLines dripping = new AllLines();
    assertThat(dripping.scan(new Dripping(text(log.toString())))).isEqualTo(extent);
    assertThat(dripping.texts).isEqualTo(whole.texts).hasSize(20_001);
    assertThat(whole.texts.get(20_000)).isEqualTo("äx".repeat(49) + "19999");
    assertThat(whole.numbers).last().isEqualTo(20_001L);
    assertThat(dripping.times).isEqualTo(whole.times);
  }

  @Test
  void replacesBytesThatAreNotUtf8() {
    AllLines lines = new AllLines();
    lines.scan(
        new ByteArrayInputStream(new byte[] {'b', 'e', 'g', 'i', 'n', (byte) 0xff, (byte) 0xc3}));
    assertThat(lines.texts).containsExactly("begin\ufffd\ufffd");
  }

  @Test
  void offersLinesOnlyToThoseWhoWantThem() throws IOException {
    AllLines first = new AllLines();
    LineReader none =
        line -> {
          throw new AssertionError(line.text());
        };
    new LineScanner(
            new AnchorIndex(List.of(List.of("begin"), List.of("absent"))), List.of(first, none))
        .scan(text("begin\nabsen\na b s e n t"));
    assertThat(first.texts).hasSize(3);
  }

  private static InputStream text(String log) {
    return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives at most seven bytes at a time. */
  private static final class Dripping extends InputStream {
    private final InputStream in;

    Dripping(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return in.read(bytes, offset, Math.min(7, length));
    }
  }
}
