package org.cienrich.io.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyBlockTest {
  private static final String RSA = "RSA PRIVATE KEY";
  private static final String BEGIN = Fake.begin(RSA);
  private static final String END = Fake.end(RSA);

  @ParameterizedTest
  @ValueSource(
      strings = {"RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"})
  void masksTheLinesOfAKey(String label) {
    String log = "a\n" + Fake.begin(label) + "\n%s" + Fake.end(label) + "\nb\n";

    assertThat(Masking.of(log.formatted(Fake.keyLines(3))))
        .isEqualTo(log.formatted("***\n***\n***\n***\n"));
  }

  @Test
  void keepsTimesAndTheHeadersOfTheArmour() {
    String time = "2022-06-16T19:30:04.2463229Z ";
    String log =
        time
            + BEGIN
            + "\r\n"
            + time
            + "Proc-Type: 4,ENCRYPTED\r\n"
            + time
            + "\r\n"
            + time
            + "%s\r\n"
            + time
            + END
            + "\r\n"
            + time
            + "Done\r\n";

    assertThat(Masking.of(log.formatted(Fake.alphanumeric(64)))).isEqualTo(log.formatted("***"));
  }

  @Test
  void masksLinesBehindAPrefix() {
    String log = "web_1 | " + BEGIN + "\nweb_1 | %s\nweb_1 | " + END + "\n";

    assertThat(Masking.of(log.formatted(Fake.alphanumeric(64)))).isEqualTo(log.formatted("***"));
  }

  @Test
  void masksAKeyWithinALine() {
    String log = "KEY=\"" + BEGIN + "%s" + END + "\\n\" x\n";

    assertThat(Masking.of(log.formatted("\\n" + Fake.alphanumeric(64) + "\\n")))
        .isEqualTo(log.formatted("***"));
  }

  @Test
  void masksTheRestOfAKeyThatWasCutOff() {
    String log = BEGIN + "\n%s";

    assertThat(Masking.of(log.formatted(Fake.keyLines(2))))
        .isEqualTo(log.formatted("***\n***\n***\n"));
  }

  @Test
  void keepsTheLogThatOnlyMentionsAKey() {
    String log =
        "expected \""
            + BEGIN
            + "\" but was empty\nTests run: 3, Failures: 1\nDone\n"
            + Fake.alphanumeric(64)
            + "\n";

    assertThat(Masking.of(log)).isEqualTo(log);
  }

  @Test
  void keepsPublicKeysAndCertificates() {
    String log =
        Fake.begin("CERTIFICATE") + "\n" + Fake.keyLines(2) + Fake.end("CERTIFICATE") + "\n";

    assertThat(Masking.of(log)).isEqualTo(log);
  }

  @Test
  void aKeyThatNeverEndsEndsAfter400Lines() {
    String masked = Masking.of(BEGIN + "\n" + (Fake.alphanumeric(64) + "\n").repeat(401));

    assertThat(masked.lines().filter("***"::equals)).hasSize(400);
    assertThat(masked).endsWith("\n" + Fake.alphanumeric(64) + "\n");
  }
}
