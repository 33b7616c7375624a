package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTableTest {

  @Test
  void numbersPathsInTheOrderTheyCome() {
    PathTable paths = new PathTable();
    for (int path = 0; path < 5000; path++) {
      assertThat(paths.add("src/é/" + path)).isEqualTo(path);
    }
    paths.trim();

    assertThat(paths.add("src/é/17")).isEqualTo(17);
    assertThat(paths.find("src/é/4999")).isEqualTo(4999);
    assertThat(paths.find("src/é")).isEqualTo(-1);
    assertThat(paths.get(4998)).isEqualTo("src/é/4998");
    assertThat(paths.add("")).isEqualTo(5000);
    assertThat(paths.get(5000)).isEmpty();
    assertThat(paths.size()).isEqualTo(5001);
  }
}
