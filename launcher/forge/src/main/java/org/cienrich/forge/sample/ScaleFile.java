package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A file of a {@link ScaleRepository}: units of text in one of several languages, each with a
 * number that changes. Immutable.
 */
final class ScaleFile {
  private static final int MAX_UNITS = 60;

  private final Kind kind;
  private final int number;
  private final int[] units;

  /** What files there are. */
  enum Kind {
    JAVA(
        "src/main/java/app",
        "Part%d.java",
        "  int step%d(int x) {\n    // %d",
        "    return x;\n  }"),
    JAVA_TEST(
        "src/test/java/app",
        "Part%dTest.java",
        "  @Test\n  void t%d() {\n    assertEquals(%d, 1);",
        "  }"),
    PYTHON("tools", "tool_%d.py", "def step_%d(x):\n    # Adds %d.", "    return x\n"),
    JAVASCRIPT("web", "page%d.js", "export function f%d(x) {\n  return x + %d;", "}"),
    DOCUMENT("docs", "page%d.md", "## Part %d\n\nSee %d.", ""),
    WORKFLOW(".github/workflows", "job%d.yml", "  job%d:\n    timeout-minutes: %d", "    env: {}");

    private final String directory;
    private final String name;
    private final String begin;
    private final String end;

    Kind(String directory, String name, String begin, String end) {
      this.directory = directory;
      this.name = name;
      this.begin = begin;
      this.end = end;
    }
  }

  private ScaleFile(Kind kind, int number, int[] units) {
    this.kind = kind;
    this.number = number;
    this.units = units;
  }

  /** A new file; most are small and few are large. */
  static ScaleFile create(Kind kind, int number, SplittableRandom random) {
    double size = Math.pow(random.nextDouble(), 3);
    return new ScaleFile(kind, number, random.ints(1 + (int) (size * 40), 0, 1000).toArray());
  }

  /** The same file with one to three units changed, and sometimes one more or one less. */
  ScaleFile change(SplittableRandom random) {
    int length = units.length;
    if (random.nextInt(4) == 0) {
      length = Math.max(1, Math.min(MAX_UNITS, length + (random.nextInt(3) == 0 ? -1 : 1)));
    }
    int[] changed = Arrays.copyOf(units, length);
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed[random.nextInt(length)] = random.nextInt(1000);
    }
    return new ScaleFile(kind, number, changed);
  }

  /** Sixteen files are in one directory, workflows aside, which are found by their place. */
  String directory() {
    return kind == Kind.WORKFLOW ? kind.directory : kind.directory + "/m" + number / 192;
  }

  String name() {
    return String.format(Locale.ROOT, kind.name, number);
  }

  byte[] content() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units.length; i++) {
      int first = kind.begin.indexOf("%d");
      int second = kind.begin.indexOf("%d", first + 1);
      text.append(kind.begin, 0, first)
          .append(i)
          .append(kind.begin, first + 2, second)
          .append(units[i])
          .append(kind.begin, second + 2, kind.begin.length())
          .append('\n')
          .append(kind.end)
          .append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }
}
