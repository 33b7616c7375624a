package org.cienrich.features.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cienrich.features.stats.TextCounts.CountedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCountsTest {
  private final Random random = new Random(11);

  @Test
  void tellsTheMostFrequentFirstAndTiesInOrder() {
    TextCounts counts = of("b", "c", "a", "c", "b", "", "d");
    counts.add("d", 3);
    counts.add("e", 0);

    assertThat(counts.top(4))
        .containsExactly(
            new CountedText("d", 4),
            new CountedText("b", 2),
            new CountedText("c", 2),
            new CountedText("", 1));
    assertThat(counts.count()).isEqualTo(10);
    assertThat(counts.distinct()).isEqualTo(5);
    assertThat(counts.isExact()).isTrue();
    assertThat(counts.distinctIsExact()).isTrue();
    assertThat(counts.mostFrequent()).isEqualTo(new MostFrequent(4, 2));
  }

  @Test
  void tellsNothingOfNothing() {
    TextCounts none = new TextCounts();

    assertThat(none.count()).isZero();
    assertThat(none.distinct()).isZero();
    assertThat(none.top(3)).isEmpty();
    assertThat(none.mostFrequent()).isEqualTo(new MostFrequent(0, 0));
    assertThatThrownBy(() -> none.add("a", -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTheBeginningOfLongTextsAndTellsThemApart() {
    TextCounts counts =
        of("x".repeat(200), "x".repeat(201), "x".repeat(202), "x".repeat(202), "😀".repeat(150));
    counts.add("a" + "😀".repeat(150));

    assertThat(counts.distinct()).isEqualTo(5);
    assertThat(counts.top(9))
        .extracting(CountedText::text)
        .anySatisfy(text -> assertThat(text).isEqualTo("x".repeat(200)))
        .anySatisfy(text -> assertThat(text).matches("x{180}…[0-9a-f]{8}"))
        .anySatisfy(text -> assertThat(text).matches("a(😀){89}…[0-9a-f]{8}"));
  }

  @Test
  void aShortenedTextIsKeptAsItIs() {
    TextCounts counts = of("x".repeat(300));
    counts.add(counts.top(1).get(0).text());

    assertThat(counts.distinct()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 500, 10_000})
  void anySplitIsAsOnePassWhileExact(int distinct) {
    List<String> texts = texts(distinct);
    byte[] expected = of(texts).toBytes();
    for (int parts : new int[] {1, 3, 20}) {
      TextCounts merged = mergedOf(split(texts, parts));

      assertThat(merged.isExact()).isTrue();
      assertThat(merged.distinct()).isEqualTo(distinct);
      assertThat(merged.toBytes()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30})
  void countsAreLowerBoundsBeyondThat(int parts) {
    List<String> texts = texts(60_000);
    for (int i = 0; i < 40; i++) {
      texts.addAll(Collections.nCopies(100 + 100 * i, "frequent " + i));
    }
    Collections.shuffle(texts, random);
    Map<String, Long> expected = new HashMap<>();
    texts.forEach(text -> expected.merge(text, 1L, Long::sum));
    TextCounts merged = mergedOf(split(texts, parts));
    long lost = texts.size() / 5_001;

    assertThat(merged.isExact()).isFalse();
    assertThat(merged.distinctIsExact()).isFalse();
    assertThat(merged.count()).isEqualTo(texts.size());
    assertThat(merged.distinct()).isEqualTo(of(texts).distinct());
    assertThat(merged.distinct()).isCloseTo(60_040L, withinPercentage(5));
    assertThat(merged.top(20_000))
        .hasSizeLessThanOrEqualTo(10_000)
        .allSatisfy(
            each ->
                assertThat(each.times())
                    .isBetween(expected.get(each.text()) - lost, expected.get(each.text())));
    assertThat(merged.top(40)).extracting(CountedText::text).first().isEqualTo("frequent 39");
    assertThat(merged.top(40))
        .extracting(CountedText::text)
        .allMatch(text -> text.startsWith("frequent"));
    assertThat(merged.mostFrequent().first()).isEqualTo(merged.top(1).get(0).times());
  }

  @Test
  void isNoLongerExactWithOneTextMoreHoweverSplit() {
    List<String> texts = texts(10_001);

    assertThat(of(texts).isExact()).isFalse();
    assertThat(of(texts).distinct()).isGreaterThan(10_000);
    assertThat(mergedOf(split(texts, 13)).isExact()).isFalse();
  }

  @Test
  void theSameStepsGiveTheSameBytesWhateverWentThroughBytes() {
    List<TextCounts> parts = split(texts(40_000), 9);
    TextCounts direct = new TextCounts();
    parts.forEach(direct::merge);

    assertThat(mergedOf(parts).toBytes()).isEqualTo(direct.toBytes());
  }

  @Test
  void mergingDoesNotChangeTheOther() {
    for (int distinct : new int[] {10, 20_000}) {
      TextCounts other = of(texts(distinct));
      byte[] before = other.toBytes();
      of(texts(10)).merge(other);
      of(texts(20_000)).merge(other);

      assertThat(other.toBytes()).isEqualTo(before);
    }
  }

  @Test
  void keepsTextsOfTheSameHashCode() {
    TextCounts counts = new TextCounts();
    for (int i = 0; i < 4_096; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        text.append(((i >> bit) & 1) == 0 ? "Aa" : "BB");
      }
      counts.add(text.toString());
    }

    assertThat(counts.distinct()).isEqualTo(4_096);
    assertThat(counts.mostFrequent()).isEqualTo(new MostFrequent(1, 1));
  }

  @Test
  void bytesKeepEverything() {
    TextCounts counts = of("", "ä", "äb", "\ud83d", "\udc00x", "\u0000", "y".repeat(500));
    counts.add("often", Long.MAX_VALUE / 2);
    TextCounts read = TextCounts.fromBytes(counts.toBytes());

    assertThat(read.top(10)).isEqualTo(counts.top(10));
    assertThat(read.count()).isEqualTo(counts.count());
    assertThat(TextCounts.fromBytes(new TextCounts().toBytes()).count()).isZero();
  }

  @Test
  void refusesBytesThatAreCutOffOrTooMany() {
    byte[] bytes = of("abc", "abd").toBytes();

    for (int length = 0; length <= bytes.length + 1; length++) {
      if (length != bytes.length) {
        byte[] wrong = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> TextCounts.fromBytes(wrong))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private static TextCounts of(String... texts) {
    return of(Arrays.asList(texts));
  }

  private static TextCounts of(List<String> texts) {
    TextCounts counts = new TextCounts();
    texts.forEach(counts::add);
    return counts;
  }

  private static TextCounts mergedOf(List<TextCounts> parts) {
    TextCounts merged = new TextCounts();
    for (TextCounts part : parts) {
      merged = TextCounts.fromBytes(merged.toBytes());
      merged.merge(TextCounts.fromBytes(part.toBytes()));
    }
    return merged;
  }

  /** Exactly so many different texts, each once to thrice. */
  private List<String> texts(int distinct) {
    List<String> texts = new ArrayList<>();
    Stream.iterate(0, i -> i + 1)
        .limit(distinct)
        .forEach(i -> texts.addAll(Collections.nCopies(1 + random.nextInt(3), "text " + 7L * i)));
    Collections.shuffle(texts, random);
    return texts;
  }

  private List<TextCounts> split(List<String> texts, int parts) {
    List<TextCounts> split =
        new ArrayList<>(Stream.generate(TextCounts::new).limit(parts).toList());
    texts.forEach(text -> split.get(random.nextInt(parts)).add(text));
    return split;
  }
}
