package org.cienrich.forge.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {

  private static BoundedStream of(int size) {
    return new BoundedStream(new ByteArrayInputStream(new byte[size]), 10);
  }

  @Test
  void givesWhatIsAllowed() throws IOException {
    assertThat(of(10).readAllBytes()).hasSize(10);
    assertThat(of(1).read()).isZero();
  }

  @Test
  void failsWhereThereIsMore() throws IOException {
    assertThatThrownBy(() -> of(11).readAllBytes()).isInstanceOf(IOException.class);
    try (BoundedStream stream = of(11)) {
      assertThat(stream.readNBytes(10)).hasSize(10);
      assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
    }
  }
}
