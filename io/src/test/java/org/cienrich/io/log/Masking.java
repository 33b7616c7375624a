package org.cienrich.io.log;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Masks a text that is at hand. */
final class Masking {
  private Masking() {}

  static String of(String text) {
    StringWriter masked = new StringWriter();
    try {
      new MaskedCopy(SecretMasker.standard()).copy(new StringReader(text), masked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return masked.toString();
  }
}
