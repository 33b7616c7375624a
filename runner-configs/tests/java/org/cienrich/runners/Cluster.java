package org.cienrich.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real cluster on this machine, started by a script of {@code .ci}. Closing it kills it. */
public record Cluster(Path script, Path folder) implements AutoCloseable {

  /** Starts one with two workers. */
  public static Cluster start(String script, Path folder)
      throws IOException, InterruptedException {
    Cluster cluster = new Cluster(Program.HOME.resolve(".ci").resolve(script), folder);
    Files.createDirectories(folder);
    Program started = cluster.call("start");
    if (started.exitCode() != 0) {
      throw new IllegalStateException(started.said());
    }
    return cluster;
  }

  public String url() throws IOException {
    return Files.readString(folder.resolve("url")).strip();
  }

  /** Kills one of its processes, such as {@code taskmanager-1}, with SIGKILL. */
  public void kill(String name) {
    try {
      long id = Long.parseLong(Files.readString(folder.resolve(name + ".pid")).strip());
      ProcessHandle process = ProcessHandle.of(id).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      call("stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Program call(String verb) throws IOException, InterruptedException {
    return Program.run(
        folder.resolve(verb + ".out"),
        Map.of(),
        List.of(script.toString(), verb, folder.toString()));
  }
}
