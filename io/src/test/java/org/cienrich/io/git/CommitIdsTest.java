package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class CommitIdsTest {

  @Test
  void numbersIdsInTheOrderTheyCome() {
    CommitIds ids = new CommitIds(0);
    for (int number = 0; number < 5000; number++) {
      assertThat(ids.add(id(number))).isEqualTo(number);
    }

    assertThat(ids.add(id(17))).isEqualTo(17);
    assertThat(ids.find(id(4999))).isEqualTo(4999);
    assertThat(ids.find(id(5000))).isEqualTo(-1);
    assertThat(ids.get(4998)).isEqualTo(id(4998));
    assertThat(ids.size()).isEqualTo(5000);
  }

  @Test
  void findsIdsThatDifferInOneWordOnly() {
    CommitIds ids = new CommitIds(0);
    ObjectId one = ObjectId.fromString("00".repeat(19) + "01");
    ids.add(ObjectId.zeroId());
    ids.add(one);

    assertThat(ids.find(one)).isEqualTo(1);
    assertThat(ids.find(ObjectId.zeroId())).isZero();
  }

  @Test
  void comparesAsJGitDoes() {
    CommitIds ids = new CommitIds(0);
    for (int number = 0; number < 100; number++) {
      ids.add(id(number));
      assertThat(Integer.signum(ids.compare(number, number / 2)))
          .isEqualTo(Integer.signum(id(number).compareTo(id(number / 2))));
    }
  }

  private static ObjectId id(int number) {
    return GitFixture.blobId(("" + number).getBytes(StandardCharsets.UTF_8));
  }
}
