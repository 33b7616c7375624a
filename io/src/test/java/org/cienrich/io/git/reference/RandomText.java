package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Contents of files, one byte per character, of all the sorts that line diffs may stumble over. */
final class RandomText {
  private static final List<String> COMMON =
      List.of("", "}", "  }", "\t}", "end", "  end", "{", "", "return x;", "*/");

  private RandomText() {}

  static String of(Random random) {
    return switch (random.nextInt(15)) {
      case 0 -> "";
      case 1, 14 -> lines(random, 5 + random.nextInt(2000), 95);
      case 2 -> lines(random, 3 + random.nextInt(50), 50).replace("\n", "\r\n");
      case 3 -> lines(random, 1 + random.nextInt(20), 30).stripTrailing();
      case 4 -> "\0" + lines(random, 10, 30);
      case 5 -> lines(random, 600, 0) + "\0";
      case 6 -> "\n".repeat(random.nextInt(300));
      case 7, 8, 9, 10, 11, 12 -> tests(random);
      case 13 -> "\u00e9\u00ff" + lines(random, 20, 20);
      default -> lines(random, 5 + random.nextInt(100), 40);
    };
  }

  /** Returns lines of which a percentage occur over and over. */
  private static String lines(Random random, int count, int percentCommon) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < count; line++) {
      text.append(line(random, percentCommon)).append('\n');
    }
    return text.toString();
  }

  private static String line(Random random, int percentCommon) {
    return random.nextInt(100) < percentCommon
        ? COMMON.get(random.nextInt(COMMON.size()))
        : "value = " + random.nextInt(100_000);
  }

  /** Returns lines that define tests in one language or another. */
  private static String tests(Random random) {
    StringBuilder text = new StringBuilder();
    for (int test = 0; test < random.nextInt(12); test++) {
      int number = random.nextInt(40);
      text.append("@Test\nvoid adds").append(number).append("() {\n  assertEquals(1, 1);\n}\n");
      text.append("def test_adds").append(number).append("():\n    assert 1 == 1\n");
      text.append("it \"adds ").append(number).append("\" do\n  assert_equal 1, 1\nend\n");
      text.append("func TestAdds").append(number).append("(t *testing.T) {\n}\n");
    }
    return text.toString();
  }

  /** Returns the text with some lines deleted, added, changed or moved. */
  static String edited(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int edits = 1 + random.nextInt(random.nextInt(5) == 0 ? lines.size() + 1 : 4);
    for (int edit = 0; edit < edits; edit++) {
      int at = random.nextInt(lines.size() + 1);
      switch (random.nextInt(5)) {
        case 0 -> lines.add(at, line(random, 60));
        case 1 -> lines.addAll(at, Arrays.asList(lines(random, 8, 60).split("\n", -1)));
        case 2 -> {
          if (at < lines.size()) {
            lines.remove(at);
          }
        }
        case 3 -> {
          if (at < lines.size()) {
            lines.set(at, line(random, 50));
          }
        }
        default -> {
          if (at < lines.size()) {
            lines.add(random.nextInt(lines.size()), lines.remove(at));
          }
        }
      }
    }
    return String.join("\n", lines);
  }
}
