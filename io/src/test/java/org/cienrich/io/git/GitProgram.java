package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git program, run once per question: what the engine is compared with. */
public final class GitProgram {
  private GitProgram() {}

  public static String run(Path gitDir, String... arguments)
      throws IOException, InterruptedException {
    return new String(bytes(gitDir, arguments), UTF_8);
  }

  public static byte[] bytes(Path gitDir, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + gitDir));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("git failed: " + command);
    }
    return output;
  }
}
