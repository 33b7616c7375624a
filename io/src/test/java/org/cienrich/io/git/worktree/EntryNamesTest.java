package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryNamesTest {
  private static final byte[] GREEN = "gr\u00fcn".getBytes(UTF_8);

  @Test
  void aNameIsRefusedWhereTheLocaleWouldChangeIt() {
    assertThat(new EntryNames(UTF_8).refusal(GREEN)).isNull();
    assertThat(new EntryNames(US_ASCII).refusal(GREEN)).contains("locale");
    assertThat(new EntryNames(US_ASCII).refusal("green".getBytes(UTF_8))).isNull();
  }

  @Test
  void aLocaleOfOneByteALetterWritesUtf8ByteForByte() {
    EntryNames names = new EntryNames(ISO_8859_1);
    assertThat(names.refusal(GREEN)).isNull();
    assertThat(names.onDisk(GREEN).getBytes(ISO_8859_1)).isEqualTo(GREEN);
  }

  @Test
  void whatIsNotUtf8IsRefusedInEveryLocale() {
    byte[] latin = "gr\u00fcn".getBytes(ISO_8859_1);
    assertThat(new EntryNames(ISO_8859_1).refusal(latin)).isEqualTo("a name that is not UTF-8");
    assertThat(new EntryNames(UTF_8).refusal(latin)).isEqualTo("a name that is not UTF-8");
  }
}
