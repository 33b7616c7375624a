package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AncestorSetsTest {
  private static final int COMMITS = 3000;

  private final List<BitSet> expected = new ArrayList<>();
  private AncestorSets sets;

  @BeforeEach
  void create() {
    Random random = new Random(1);
    int[] starts = new int[COMMITS + 1];
    IntList parents = new IntList();
    for (int commit = 0; commit < COMMITS; commit++) {
      BitSet reached = new BitSet();
      reached.set(commit);
      int count = commit == 0 || random.nextInt(100) == 0 ? 0 : 1 + random.nextInt(8) / 7;
      for (int parent = 0; parent < count; parent++) {
        int chosen = Math.max(0, commit - 1 - random.nextInt(6));
        parents.add(chosen);
        reached.or(expected.get(chosen));
      }
      starts[commit + 1] = parents.size();
      expected.add(reached);
    }
    sets = new AncestorSets(starts, parents.toArray());
  }

  @Test
  void reachesAllAncestorsInWhateverOrderTheyAreAsked() {
    Random random = new Random(2);
    for (int question = 0; question < 2000; question++) {
      int commit = random.nextInt(COMMITS);
      assertThat(sets.of(commit)).as("%d", commit).isEqualTo(expected.get(commit));
    }
  }

  @Test
  void reachesTheAncestorsOfSeveralCommits() {
    BitSet tips = new BitSet();
    tips.set(2900);
    tips.set(17);
    tips.set(1500);
    BitSet all = new BitSet();
    tips.stream().forEach(tip -> all.or(expected.get(tip)));

    assertThat(sets.of(tips)).isEqualTo(all);
    sets.of(2999);
    sets.of(tips).clear();
    assertThat(sets.of(tips)).isEqualTo(all);
    assertThat(tips.cardinality()).isEqualTo(3);
    assertThat(sets.of(new BitSet())).isEqualTo(new BitSet());
  }

  @Test
  void givesTheSameSetAgain() {
    assertThat(sets.of(2500)).isSameAs(sets.of(2500));
  }
}
