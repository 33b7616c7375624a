package org.cienrich.io.git.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The git program in one repository. Nothing but the repository decides what it says: no
 * configuration of the machine or the user, no attributes, no replacement objects.
 *
 * <p>Bytes are given as text of which each character is one byte, since paths and names may be in
 * any encoding.
 */
final class Git {
  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  private final Path gitDir;

  Git(Path gitDir) {
    this.gitDir = gitDir;
  }

  /** git ended with an error, most often since an object is absent. */
  static final class GitFailedException extends Exception {
    GitFailedException(List<String> command, String message) {
      super(command + ": " + message);
    }
  }

  /** Returns what git prints. */
  String ask(String... arguments) throws GitFailedException {
    return new String(run(new byte[0], arguments), ISO_8859_1);
  }

  /** Returns what git prints when it reads these lines. */
  String askAbout(List<String> lines, String... arguments) throws GitFailedException {
    String input = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return new String(run(input.getBytes(ISO_8859_1), arguments), ISO_8859_1);
  }

  /** Returns the bytes that git prints when it reads an input. */
  byte[] run(byte[] input, String... arguments) throws GitFailedException {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + gitDir));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    isolate(builder.environment());
    Path in = null;
    Path errors = null;
    try {
      in = Files.write(Files.createTempFile("git", ".in"), input);
      errors = Files.createTempFile("git", ".err");
      Process process = builder.redirectInput(in.toFile()).redirectError(errors.toFile()).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new GitFailedException(command, Files.readString(errors, ISO_8859_1).strip());
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      delete(in);
      delete(errors);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isolate(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("LC_ALL", "C");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_ATTR_NOSYSTEM", "1");
    environment.put("GIT_ATTR_SOURCE", EMPTY_TREE);
    environment.put("GIT_NO_REPLACE_OBJECTS", "1");
    environment.put("GIT_NO_LAZY_FETCH", "1");
  }
}
