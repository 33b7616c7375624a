package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppKeyTest {
  /** The algorithm and the headers of key and octet string, before a PKCS#1 key of 2048 bits. */
  private static final int PKCS8_HEADER = 26;

  @TempDir Path folder;

  static RSAPrivateKey newKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return (RSAPrivateKey) generator.generateKeyPair().getPrivate();
  }

  static String pkcs8(RSAPrivateKey key) {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  static String pkcs1(RSAPrivateKey key) {
    byte[] encoded = key.getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length));
  }

  private static String pem(String name, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + name + "-----\n" + lines + "\n-----END " + name + "-----\n";
  }

  private RSAPrivateKey read(String text) throws Exception {
    return AppKey.read(Files.writeString(folder.resolve("key.pem"), text));
  }

  @Test
  void readsBothFormsHoweverLinesEnd() throws Exception {
    RSAPrivateKey key = newKey();
    for (String pem : List.of(pkcs1(key), pkcs8(key))) {
      for (String text :
          List.of(
              pem,
              pem.replace("\n", "\r\n"),
              pem.replace("\n", "\\n"),
              "\"" + pem.replace("\n", "\\n") + "\"",
              "Bag Attributes\n" + pem)) {
        assertThat(read(text).getPrivateExponent()).isEqualTo(key.getPrivateExponent());
      }
    }
  }

  @Test
  void refusesOthersWithoutTellingThem() throws Exception {
    String pkcs8 = pkcs8(newKey());
    String pkcs1 = pkcs1(newKey());
    String ec =
        pem(
            "PRIVATE KEY",
            KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded());
    String secret = pkcs8.substring(40, 60);
    for (String text :
        List.of(
            "",
            pkcs8.substring(0, 500),
            pkcs8.replace("PRIVATE", "PUBLIC"),
            pkcs8.replace(secret, "!" + secret),
            pkcs8.replace(secret, ""),
            pkcs8.replace("BEGIN ", "BEGIN ENCRYPTED ").replace("END ", "END ENCRYPTED "),
            pkcs1.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM"),
            ec,
            pkcs8.repeat(100))) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("The key of the GitHub App in " + folder.resolve("key.pem"))
          .hasMessageNotContaining(secret)
          .hasNoCause();
    }
    assertThatThrownBy(() -> AppKey.read(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }
}
