package org.cienrich.io.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens come from, by name; it never holds one, so it may travel to workers. Tokens are
 * separated by commas or white space, repeated ones count once.
 *
 * @param file the path of a file on the worker; if given, it alone is read
 * @param variables environment variables; the first that is set and not blank is read
 */
public record TokenSource(@Nullable String file, List<String> variables) implements Serializable {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  public TokenSource {
    variables = List.copyOf(variables);
  }

  /**
   * Reads the tokens; none is fine, unless a file was named.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalStateException if the file has no token, or there is text that cannot be one
   */
  public List<String> read() {
    return read(System.getenv());
  }

  /** Reads the tokens as a process with this environment would. */
  public List<String> read(Map<String, String> environment) {
    if (file != null) {
      List<String> tokens = tokensIn("file " + file, textOf(Path.of(file)));
      if (tokens.isEmpty()) {
        throw new IllegalStateException("There is no token in file " + file);
      }
      return tokens;
    }
    return variables.stream()
        .map(name -> tokensIn("variable " + name, environment.getOrDefault(name, "")))
        .filter(tokens -> !tokens.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static String textOf(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalStateException("Too large for a file of tokens: " + path);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file of tokens " + path, e);
    }
  }

  private static List<String> tokensIn(String place, String text) {
    List<String> tokens =
        Stream.of(SEPARATOR.split(text, -1)).filter(part -> !part.isEmpty()).distinct().toList();
    for (int i = 0; i < tokens.size(); i++) {
      if (!TOKEN.matcher(tokens.get(i)).matches()) {
        throw new IllegalStateException(
            "Token number " + (i + 1) + " in " + place + " has a character that no token has");
      }
    }
    return tokens;
  }
}
