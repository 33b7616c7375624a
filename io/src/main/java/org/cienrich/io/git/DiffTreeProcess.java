package org.cienrich.io.git;

import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cienrich.features.MissingReason;

/**
 * One running {@code git diff-tree --stdin}, which answers any number of requests. git echoes and
 * flushes lines that are no object ids, so such a line after each request marks the end of the
 * answer.
 *
 * <p>Runs with no configuration but the mirror's own, without attributes, replacement objects or
 * lazy fetches. Not thread-safe. After a {@link DiffFailure} the process is gone.
 */
final class DiffTreeProcess implements AutoCloseable {
  /** What is common to all uses; the limit of rename detection is the default of git 2.39. */
  private static final List<String> ARGUMENTS =
      List.of(
          "diff-tree",
          "--stdin",
          "-z",
          "-r",
          "--root",
          "--diff-merges=first-parent",
          "--no-commit-id",
          "--raw",
          "--no-ext-diff",
          "--no-textconv",
          "--ignore-submodules=none",
          "-l1000");

  private static final String EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private static final int MAX_FILES = 1_000_000;
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "git-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  private final Process process;
  private final Writer requests;
  private final DiffOutput output;
  private final Duration limit;
  private volatile boolean timedOut;
  private int sent;
  private int received;

  /**
   * Starts git.
   *
   * @param options what to print and whether to detect renames
   * @param limit the longest time for one answer
   * @throws IllegalStateException if there is no git program, or it does not work
   */
  DiffTreeProcess(Path gitDir, List<String> options, Duration limit) {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + gitDir));
    command.addAll(ARGUMENTS);
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    isolate(builder.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("git cannot be started; is it installed and on PATH?", e);
    }
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    this.output = new DiffOutput(process.getInputStream(), MAX_FILES);
    this.limit = limit;
    try {
      greet();
    } catch (DiffFailure e) {
      throw new IllegalStateException("git diff-tree does not work in " + gitDir, e);
    }
  }

  private static void isolate(Map<String, String> environment) {
    String path = environment.get("PATH");
    environment.clear();
    if (path != null) {
      environment.put("PATH", path);
    }
    environment.put("LC_ALL", "C");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_ATTR_NOSYSTEM", "1");
    environment.put("GIT_ATTR_SOURCE", EMPTY_TREE);
    environment.put("GIT_NO_REPLACE_OBJECTS", "1");
    environment.put("GIT_NO_LAZY_FETCH", "1");
    environment.put("GIT_TERMINAL_PROMPT", "0");
  }

  /** Returns what a commit changes against its first parent, a root against nothing. */
  List<TreeEntryChange> commit(String sha) throws DiffFailure {
    send(sha);
    return receive(false);
  }

  /** Returns what differs between two trees. */
  List<TreeEntryChange> trees(String oldTree, String newTree) throws DiffFailure {
    send(oldTree + " " + newTree);
    return receive(true);
  }

  /**
   * Sends requests without waiting for answers; {@link #receive} gives these in the same order. At
   * most 500 may be open, which fit into a pipe.
   */
  void sendAll(List<String> shas) throws DiffFailure {
    try {
      for (String sha : shas) {
        requests.write(sha + "\n#" + sent++ + "\n");
      }
      requests.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void send(String request) throws DiffFailure {
    sendAll(List.of(request));
  }

  /** Sends an end mark alone: git says nothing before it gives that back. */
  private void greet() throws DiffFailure {
    try {
      requests.write("#" + sent++ + "\n");
      requests.flush();
    } catch (IOException e) {
      throw failure(e);
    }
    receive(false);
  }

  /** Returns the answer to the earliest request that has none yet. */
  List<TreeEntryChange> receive(boolean ofTrees) throws DiffFailure {
    Future<?> watch = WATCH.schedule(this::timeOut, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return output.next("#" + received++, ofTrees);
    } catch (IOException e) {
      throw failure(e);
    } finally {
      watch.cancel(false);
    }
  }

  private void timeOut() {
    timedOut = true;
    process.destroyForcibly();
  }

  private DiffFailure failure(IOException cause) {
    close();
    if (timedOut) {
      return new DiffFailure(MissingReason.TIMEOUT, "git took longer than " + limit);
    }
    if (cause instanceof DiffOutput.TooManyFilesException) {
      return new DiffFailure(MissingReason.TOO_LARGE, String.valueOf(cause.getMessage()));
    }
    String what = cause instanceof EOFException ? "git ended" : String.valueOf(cause.getMessage());
    return new DiffFailure(MissingReason.UNAVAILABLE, what);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.getInputStream().close();
      requests.close();
    } catch (IOException alreadyGone) {
      return;
    }
  }
}
