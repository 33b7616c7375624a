package org.cienrich.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param said what it wrote, errors too
 */
public record Program(int exitCode, String said) {
  private static final int LONGEST_MINUTES = 10;

  /** The folder of the project. */
  public static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /**
   * Runs the command line of ci-enrich to its end.
   *
   * @param log where what it says goes
   * @param runner the folder of the runner in {@code runner-configs}
   * @param libraries of the runner, in that folder
   */
  static Program ciEnrich(Path log, String runner, String libraries, List<String> arguments)
      throws IOException, InterruptedException {
    Path folder = HOME.resolve("runner-configs").resolve(runner);
    Path jar = folder.resolve("target/ci-enrich-" + runner + ".jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx2g"));
    command.add("@" + folder.resolve("conf/jvm.options"));
    String classPath = jar + ":" + folder.resolve("conf") + ":" + folder.resolve(libraries + "/*");
    command.addAll(List.of("-cp", classPath, "org.cienrich.launcher.Main"));
    command.addAll(arguments);
    return run(log, Map.of("CI_ENRICH_HOME", HOME.toString()), command);
  }

  /** Runs a program to its end. */
  public static Program run(Path log, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_TOKEN"));
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Still running: " + command + ", see " + log);
      }
      return new Program(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }
}
