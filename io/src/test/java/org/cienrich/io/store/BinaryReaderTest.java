package org.cienrich.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryReaderTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 63, 64, 127, 128, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void givesBackNumbers(long value) throws MalformedDataException {
    BinaryWriter out = new BinaryWriter();
    out.number(value);
    out.signed(value);

    BinaryReader in = new BinaryReader(out.toByteArray());
    assertThat(in.number()).isEqualTo(value);
    assertThat(in.signed()).isEqualTo(value);
    in.end();
  }

  @Test
  void takesFewBytesForNumbersNearZero() {
    BinaryWriter out = new BinaryWriter();
    out.number(127);
    out.signed(-64);

    assertThat(out.size()).isEqualTo(2);
  }

  @Test
  void givesBackTextsAndBytes() throws MalformedDataException {
    BinaryWriter out = new BinaryWriter();
    out.text("");
    out.text("Grüße 🚀");
    out.raw(new byte[] {9, 8, 7, 6}, 1, 2);

    BinaryReader in = new BinaryReader(out.toByteArray());
    assertThat(in.text()).isEmpty();
    assertThat(in.text()).isEqualTo("Grüße 🚀");
    assertThat(in.raw(2)).containsExactly(8, 7);
    in.end();
  }

  @Test
  void refusesWhatCannotBe() {
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};

    assertThatThrownBy(() -> new BinaryReader(endless).number())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[] {-1}).number())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[] {5}).number(4))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[] {2, 'a'}).text())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[] {2, 0, 0, 0}).count(2))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[1]).raw(2))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new BinaryReader(new byte[1]).end())
        .isInstanceOf(MalformedDataException.class);
  }
}
