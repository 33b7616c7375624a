package org.cienrich.io.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads RSA private keys from PEM files, in PKCS#1 ({@code RSA PRIVATE KEY}, as GitHub gives them
 * out) or PKCS#8 ({@code PRIVATE KEY}). Line breaks may be written {@code \n}, as they are in
 * environment files. Messages tell the file, never what is in it.
 */
final class AppKey {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA |ENCRYPTED |)PRIVATE KEY-----(.*?)-----END \\1PRIVATE KEY-----",
          Pattern.DOTALL);

  /** Version 0, and the algorithm: rsaEncryption without parameters. */
  private static final byte[] PKCS8_START =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private AppKey() {}

  /**
   * Reads a key.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if there is no such key in it
   */
  static RSAPrivateKey read(Path file) {
    String text = textOf(file).replace("\\r", "").replace("\\n", "\n");
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      throw unusable(file, "has no private key in PEM");
    }
    if (pem.group(1).startsWith("ENCRYPTED") || pem.group(2).contains("ENCRYPTED")) {
      throw unusable(file, "is encrypted");
    }
    try {
      byte[] der = Base64.getDecoder().decode(pem.group(2).replaceAll("\\s", ""));
      byte[] pkcs8 = pem.group(1).isEmpty() ? der : fromPkcs1(der);
      return (RSAPrivateKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (IllegalArgumentException | GeneralSecurityException | ClassCastException garbled) {
      throw unusable(file, "is garbled, or not one of RSA");
    }
  }

  /** The cause may quote the key, so there is none. */
  private static IllegalStateException unusable(Path file, String problem) {
    return new IllegalStateException("The key of the GitHub App in " + file + " " + problem);
  }

  private static String textOf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw unusable(file, "is too large for one");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the key of the GitHub App in " + file, e);
    }
  }

  private static byte[] fromPkcs1(byte[] key) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(PKCS8_START);
    content.writeBytes(tagged(OCTET_STRING, key));
    return tagged(SEQUENCE, content.toByteArray());
  }

  /** In DER: the tag, the length, and the content. */
  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    byte[] length = BigInteger.valueOf(content.length).toByteArray();
    int start = length[0] == 0 && length.length > 1 ? 1 : 0;
    if (content.length >= 0x80) {
      out.write(0x80 | (length.length - start));
    }
    out.write(length, start, length.length - start);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
