package org.cienrich.direct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of the runnable jar, with the flags of {@code ci-enrich}. Closing it kills it. Not
 * thread-safe.
 */
final class Program implements AutoCloseable {
  private static final Path JAR = Path.of("target/ci-enrich-direct.jar");
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:SharedArchiveFile=" + Path.of("target/ci-enrich-direct.jsa").toAbsolutePath());
  private static final int LONGEST_MINUTES = 10;

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code ci-enrich run} in the folder of its log.
   *
   * @param log where what it says goes
   * @param flags of the JVM, beside those of {@code ci-enrich}
   */
  static Program run(Path log, List<String> flags, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-jar");
    command.add(JAR.toAbsolutePath().toString());
    command.add("run");
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(log.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Program(process, log);
  }

  /** Waits for its end, at most so long, and tells whether it has ended. */
  boolean hasEndedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Kills it with SIGKILL, so that nothing of it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Waits for its end.
   *
   * @return the exit code
   * @throws IllegalStateException if it does not end
   */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("Still running, see " + log);
    }
    return process.exitValue();
  }

  /** What it and those before it with the same log said. */
  String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
