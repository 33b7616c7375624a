package org.cienrich.io.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedAddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"u\":\"https://s/a?X-Amz-Date=1&X-Amz-Signature=abc&x=1\",\"v\":1}"
            + " | {\"u\":\"https://s/a\",\"v\":1}",
        "{\"u\":\"https://s/a?se=1&sig=abc\"} | {\"u\":\"https://s/a\"}",
        "{\"u\":\"https://s/a?per_page=100\"} | {\"u\":\"https://s/a?per_page=100\"}",
        "{\"ü\":\"no address sig=abc\"} | {\"ü\":\"no address sig=abc\"}"
      })
  void onlySignedAddressesLoseTheirQuery(String body, String expected) {
    assertThat(new String(SignedAddresses.without(body.getBytes(UTF_8)), UTF_8))
        .isEqualTo(expected);
  }
}
