package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarliestPartsTest {
  @Test
  void agreesWithAMap() {
    Random random = new Random(5);
    Map<Long, Integer> expected = new HashMap<>();
    EarliestParts parts = new EarliestParts();
    for (int i = 0; i < 50_000; i++) {
      // Few different upper bits, so that many keys want the same slot.
      long key = BuildColumns.key("", Integer.toString(random.nextInt(20_000))) >>> 20 << 2;
      int part = random.nextInt(3);
      expected.merge(key, part, Math::min);
      parts.add(key, part);
    }

    assertThat(expected).allSatisfy((key, part) -> assertThat(parts.get(key)).isEqualTo(part));
    assertThat(parts.get(BuildColumns.key("", "none") >>> 20 << 2)).isEqualTo(EarliestParts.NONE);
    assertThat(new EarliestParts().get(0)).isEqualTo(EarliestParts.NONE);
  }
}
