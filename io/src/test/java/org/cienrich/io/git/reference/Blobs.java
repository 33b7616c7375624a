package org.cienrich.io.git.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cienrich.io.git.reference.Git.GitFailedException;

/** The contents of files. */
final class Blobs {
  private Blobs() {}

  /**
   * Returns the contents by the ids of the blobs.
   *
   * @throws GitFailedException if one is absent
   */
  static Map<String, byte[]> read(Git git, Collection<String> ids) throws GitFailedException {
    List<String> asked = List.copyOf(new TreeSet<>(ids));
    if (asked.isEmpty()) {
      return Map.of();
    }
    byte[] input = (String.join("\n", asked) + "\n").getBytes(US_ASCII);
    byte[] output = git.run(input, "cat-file", "--batch");
    Map<String, byte[]> contents = new HashMap<>();
    int at = 0;
    for (String id : asked) {
      int end = at;
      while (output[end] != '\n') {
        end++;
      }
      String header = new String(output, at, end - at, ISO_8859_1);
      if (!header.startsWith(id + " blob ")) {
        throw new GitFailedException(List.of("cat-file"), header);
      }
      int size = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
      contents.put(id, Arrays.copyOfRange(output, end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return contents;
  }
}
