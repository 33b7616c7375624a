package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashesTest {
  @Test
  void everyKeyHasANumberOfItsOwn() {
    KeyHashes hashes = new KeyHashes();
    for (int i = 0; i < 1000; i++) {
      hashes.add("key " + i);
      hashes.add("key " + i);
    }

    assertThat(hashes.size()).isEqualTo(1000);
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      numbers.add(hashes.indexOf("key " + i));
    }
    assertThat(numbers).hasSize(1000).allMatch(number -> number >= 0 && number < 1000);
    assertThat(hashes.indexOf("key 1000")).isNegative();
  }

  @Test
  void commonKeysAreThoseOfBoth() {
    KeyHashes one = of("a", "b", "c");
    KeyHashes common = one.common(of("c", "d", "a"));

    assertThat(common.size()).isEqualTo(2);
    assertThat(common.contains("a")).isTrue();
    assertThat(common.contains("b")).isFalse();
    assertThat(common.contains("d")).isFalse();
    assertThat(one.common(of()).size()).isZero();
  }

  private static KeyHashes of(String... keys) {
    KeyHashes hashes = new KeyHashes();
    for (String key : keys) {
      hashes.add(key);
    }
    return hashes;
  }
}
