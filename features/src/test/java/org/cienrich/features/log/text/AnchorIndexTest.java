package org.cienrich.features.log.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnchorIndexTest {
  private static final List<List<String>> ANCHORS =
      List.of(
          List.of("hers", "his"),
          List.of("she", "USHER"),
          List.of("aab", "aaab", "abaab"),
          List.of("she sells"),
          List.of("\tat "),
          List.of("ä ●"));

  @Test
  void findsWhatSearchingForEachFinds() {
    AnchorIndex.Matcher matcher = new AnchorIndex(ANCHORS).matcher();
    Random random = new Random(1);
    String alphabet = "uUshHeErsi ablt\tABä●ö";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      matcher.reset();
      int half = bytes.length / 2;
      matcher.advance(bytes, 0, half);
      matcher.advance(bytes, half, bytes.length);
      assertThat(matcher.found()).as(text.toString()).isEqualTo(expected(text.toString()));
    }
  }

  private static long expected(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    long mask = 0;
    for (int i = 0; i < ANCHORS.size(); i++) {
      if (ANCHORS.get(i).stream().anyMatch(a -> lower.contains(a.toLowerCase(Locale.ROOT)))) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  @Test
  void stopsAtTheLineFeed() {
    AnchorIndex.Matcher matcher = new AnchorIndex(ANCHORS).matcher();
    byte[] bytes = "his\nshe".getBytes(StandardCharsets.UTF_8);
    assertThat(matcher.advance(bytes, 0, bytes.length)).isEqualTo(3);
    assertThat(matcher.found()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeAnAnchor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnchorIndex(List.of(List.of("ab"))))
        .withMessageContaining("'ab'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnchorIndex(List.of(List.of("a\rb"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AnchorIndex(new ArrayList<>(Collections.nCopies(63, List.of("many")))))
        .withMessageContaining("63");
  }
}
