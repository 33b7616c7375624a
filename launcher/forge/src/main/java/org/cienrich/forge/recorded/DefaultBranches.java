package org.cienrich.forge.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The default branches of mirrors, read from their {@code HEAD}. Not thread-safe. */
final class DefaultBranches {

  private static final String SYMBOLIC = "ref: refs/heads/";
  private static final String UNKNOWN = "master";

  private final String gitUrlTemplate;
  private final Map<String, String> known = new HashMap<>();

  DefaultBranches(String gitUrlTemplate) {
    this.gitUrlTemplate = gitUrlTemplate;
  }

  /** The branch; {@code master} where the mirror is not local or its HEAD is no branch. */
  String of(String fullName) {
    return known.computeIfAbsent(fullName, this::read);
  }

  private String read(String fullName) {
    int slash = fullName.indexOf('/');
    String url =
        gitUrlTemplate
            .replace("{owner}", fullName.substring(0, slash))
            .replace("{name}", fullName.substring(slash + 1))
            .replace("{repo}", fullName);
    if (!url.startsWith("file:")) {
      return UNKNOWN;
    }
    Path head = Path.of(URI.create(url)).resolve("HEAD");
    try {
      String text = Files.readString(head, UTF_8).strip();
      return text.startsWith(SYMBOLIC) ? text.substring(SYMBOLIC.length()) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
