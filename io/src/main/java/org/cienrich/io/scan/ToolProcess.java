package org.cienrich.io.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.cienrich.features.MissingReason;

/**
 * Runs a program to its end, without a shell: what it prints goes to files of bounded size, it and
 * all it started are killed when it takes too long, and of the environment it gets only what has no
 * secrets. Immutable and thread-safe.
 */
public final class ToolProcess {
  private static final Set<String> INHERITED =
      Set.of(
          "HOME",
          "PATH",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "TZ",
          "JAVA_HOME",
          "XDG_CACHE_HOME",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy");

  private static final long MAX_ERRORS = 16L << 20;
  private static final int TAIL = 2000;
  private static final long POLL_MILLIS = 50;

  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment;
  private final Duration limit;
  private final long maxOutput;

  /**
   * A program to run.
   *
   * @param command the program and its arguments, which others on this machine can see
   * @param folder where it runs
   * @param environment what it gets besides the usual variables; for secrets
   * @param limit how long it may take
   * @param maxOutput the most bytes it may print
   */
  public ToolProcess(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      Duration limit,
      long maxOutput) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.limit = limit;
    this.maxOutput = maxOutput;
  }

  /**
   * How a program ended.
   *
   * @param errors the end of what it printed to standard error, at most 2,000 characters
   */
  public record Ended(int exitCode, String errors) {}

  /**
   * Runs the program.
   *
   * @param output receives what it prints to standard output
   * @throws ScanException if it cannot be started, takes too long or prints too much
   * @throws CancellationException if the thread is interrupted
   */
  public Ended run(Path output) throws ScanException {
    try {
      Path errors = Files.createTempFile("tool", ".err");
      try {
        Process process = start(output, errors);
        try {
          waitFor(process, output, errors);
        } finally {
          kill(process);
        }
        return new Ended(process.exitValue(), tail(errors));
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep what " + command.get(0) + " prints", e);
    }
  }

  private Process start(Path output, Path errors) throws ScanException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    Map<String, String> inherited = new HashMap<>(builder.environment());
    inherited.keySet().retainAll(INHERITED);
    builder.environment().clear();
    builder.environment().putAll(inherited);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ScanException(
          MissingReason.UNAVAILABLE,
          "Cannot run '" + command.get(0) + "': is it installed and on the PATH of the worker?");
    }
  }

  private void waitFor(Process process, Path output, Path errors)
      throws ScanException, IOException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - end > 0) {
          throw new ScanException(
              MissingReason.TIMEOUT, name() + " took longer than " + limit.toSeconds() + " s");
        }
        if (Files.size(output) > maxOutput || Files.size(errors) > MAX_ERRORS) {
          throw new ScanException(MissingReason.TOO_LARGE, name() + " printed too much");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while " + name() + " ran");
    }
    if (Files.size(output) > maxOutput) {
      throw new ScanException(MissingReason.TOO_LARGE, name() + " printed too much");
    }
  }

  private String name() {
    return String.valueOf(Path.of(command.get(0)).getFileName());
  }

  /** Kills what is left of the program, itself first so that it starts nothing more. */
  private static void kill(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String tail(Path errors) throws IOException {
    long size = Files.size(errors);
    try (InputStream in = Files.newInputStream(errors)) {
      in.skipNBytes(Math.max(0, size - 4L * TAIL));
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.substring(Math.max(0, text.length() - TAIL));
    }
  }
}
