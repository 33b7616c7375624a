package org.cienrich.io.git.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts that git prints, given as {@link Git} gives them: one character per byte. */
final class GitText {
  private static final int LONGEST_CHARACTER = 4;

  private GitText() {}

  /** Returns the fields, each of which ends with a NUL. */
  static List<String> fields(String output) {
    return parts(output, "\0");
  }

  /** Returns the lines, each of which ends with a newline. */
  static List<String> lines(String output) {
    return parts(output, "\n");
  }

  private static List<String> parts(String output, String end) {
    if (output.isEmpty()) {
      return List.of();
    }
    if (!output.endsWith(end)) {
      throw new IllegalArgumentException("The last part has no end");
    }
    return Arrays.asList(output.substring(0, output.length() - 1).split(end, -1));
  }

  /** Returns valid UTF-8 as it is and every other byte as {@code %XX}. */
  static String path(String bytes) {
    StringBuilder path = new StringBuilder();
    int at = 0;
    while (at < bytes.length()) {
      int length = 0;
      Optional<String> character = Optional.empty();
      while (character.isEmpty() && length < LONGEST_CHARACTER && at + length < bytes.length()) {
        length++;
        character = utf8(bytes.substring(at, at + length));
      }
      if (character.isPresent()) {
        path.append(character.get());
        at += length;
      } else {
        path.append(String.format(Locale.ROOT, "%%%02X", (int) bytes.charAt(at)));
        at++;
      }
    }
    return path.toString();
  }

  /** Returns the text of UTF-8; as Latin-1 if it is none. */
  static String name(String bytes) {
    return utf8(bytes).orElse(bytes);
  }

  private static Optional<String> utf8(String bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1));
      return Optional.of(UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
