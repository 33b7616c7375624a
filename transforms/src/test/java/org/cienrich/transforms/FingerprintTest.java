package org.cienrich.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private record Pair(String left, Long right) {}

  private record OtherPair(String left, Long right) {}

  @Test
  void equalValuesHaveEqualDigestsWhateverTheOrderOfSetsAndMaps() {
    Map<String, Long> one = new LinkedHashMap<>();
    one.put("a", 1L);
    one.put("b", 2L);
    Map<String, Long> other = new LinkedHashMap<>();
    other.put("b", 2L);
    other.put("a", 1L);
    assertThat(digest(one)).isEqualTo(digest(other)).isEqualTo(digest(new HashMap<>(one)));
    assertThat(digest(new LinkedHashSet<>(List.of("x", "y"))))
        .isEqualTo(digest(new LinkedHashSet<>(List.of("y", "x"))));
    assertThat(digest(new Pair("a", 1L))).isEqualTo(digest(new Pair("a", 1L)));
  }

  @Test
  void differentValuesHaveDifferentDigests() {
    List<Object> values =
        List.of(
            "1",
            1L,
            1.0,
            true,
            "true",
            "",
            List.of(),
            List.of(""),
            List.of("a", "b"),
            List.of("ab"),
            List.of(List.of("a"), "b"),
            Set.of("a"),
            List.of("a"),
            Map.of("a", "b"),
            Instant.EPOCH,
            Instant.EPOCH.plusNanos(1000),
            MissingReason.EXPIRED,
            Outcome.missing(MissingReason.EXPIRED),
            Outcome.present("EXPIRED"),
            new Pair("a", 1L),
            new Pair("a1", null),
            new OtherPair("a", 1L));
    Set<String> digests = new LinkedHashSet<>();
    values.forEach(value -> digests.add(Arrays.toString(digest(value))));
    digests.add(Arrays.toString(digest((Object) null)));
    assertThat(digests).hasSize(values.size() + 1);
    assertThat(digest("a", "b")).isNotEqualTo(digest("ab"));
    assertThat(digest("a", null)).isNotEqualTo(digest("a"));
  }

  @Test
  void whatHasNoFixedFormIsRefused() {
    assertThatThrownBy(() -> digest(new Object())).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] digest(Object... values) {
    Fingerprint print = new Fingerprint();
    for (Object value : values) {
      print.add(value);
    }
    return print.digest();
  }
}
