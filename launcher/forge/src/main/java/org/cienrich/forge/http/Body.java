package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The body of a request, as it was sent. Immutable. */
public final class Body {

  private final byte[] bytes;
  private final boolean cut;

  /**
   * @param largest what follows so many bytes is left out
   */
  Body(byte[] sent, int largest) {
    cut = sent.length > largest;
    bytes = cut ? Arrays.copyOf(sent, largest) : sent.clone();
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether more was sent than is read of such requests. */
  public boolean isCut() {
    return cut;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
