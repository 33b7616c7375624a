package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The git program, in one folder, without any configuration of this machine. */
record GitProgram(Path folder, Map<String, String> environment) {

  static GitProgram in(Path folder) throws IOException {
    return new GitProgram(Files.createDirectories(folder), Map.of());
  }

  GitProgram with(String variable, Object value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value.toString());
    return new GitProgram(folder, more);
  }

  /**
   * What a call printed, and how it ended.
   *
   * @param output one character per byte
   */
  record Result(int code, String output, String errors) {
    byte[] bytes() {
      return output.getBytes(ISO_8859_1);
    }

    String text() {
      return new String(bytes(), UTF_8).strip();
    }

    boolean failed() {
      return code != 0;
    }
  }

  /** The output of a call that must succeed. */
  String ask(String... arguments) throws IOException {
    return bytes(arguments).text();
  }

  /** A call that must succeed. */
  Result bytes(String... arguments) throws IOException {
    return succeeded(call(new byte[0], arguments), arguments);
  }

  /** A call with an input that must succeed. */
  String feed(byte[] input, String... arguments) throws IOException {
    return succeeded(call(input, arguments), arguments).text();
  }

  private static Result succeeded(Result result, String... arguments) {
    if (result.failed()) {
      throw new AssertionError(String.join(" ", arguments) + ": " + result.errors());
    }
    return result;
  }

  Result call(byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "gc.auto=0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_COMMITTER_NAME", "A Tester");
    builder.environment().put("GIT_COMMITTER_EMAIL", "tester@example.org");
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    Path errors = Files.createTempFile("git-errors", "");
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      Thread feeder = new Thread(() -> feed(process, input));
      feeder.start();
      String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
      int code = process.waitFor();
      feeder.join();
      return new Result(code, output, Files.readString(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(errors);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
