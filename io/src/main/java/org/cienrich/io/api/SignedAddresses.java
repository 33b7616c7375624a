package org.cienrich.io.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** Takes the signatures out of addresses in answers: for a short time they are credentials. */
final class SignedAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?:[^\"\\s?]{1,2000})\\?(?=[^\"\\s]{0,4000}?(?:[Ss]ignature|sig|AWSAccessKeyId)=)"
              + "[^\"\\s]{0,8000}");

  private SignedAddresses() {}

  /** Returns the body with signed addresses cut off before their query. */
  static byte[] without(byte[] body) {
    String text = new String(body, ISO_8859_1);
    return text.contains("ignature=") || text.contains("sig=")
        ? ADDRESS.matcher(text).replaceAll("$1").getBytes(ISO_8859_1)
        : body;
  }
}
