package org.cienrich.io.scan.sonar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the server to make measures of a report, by {@code GET api/ce/task}. That the server
 * does not answer, or is starting, is waited out too. Thread-safe.
 */
final class ComputeTasks {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MAX_MESSAGE = 1000;

  private final SonarConnection connection;

  ComputeTasks(SonarConnection connection) {
    this.connection = connection;
  }

  private record Task(TaskStatus status, @Nullable String problem) {

    static Task of(HttpReply reply) throws MalformedReplyException {
      Json task = Json.of(reply).object("task");
      String name = task.text("status");
      TaskStatus status =
          TaskStatus.named(name)
              .orElseThrow(() -> new MalformedReplyException("the status of a task is " + name));
      return new Task(status, task.findText("errorMessage"));
    }
  }

  /**
   * Returns whether the task succeeded, or false if the server does not know it.
   *
   * @param end when the waiting ends
   * @throws ScanException if the task failed or was cancelled ({@code COMPUTATION_FAILED}), had not
   *     ended in time ({@code TIMEOUT}), or the server could not be asked until then ({@code
   *     UNAVAILABLE})
   * @throws CancellationException if the thread is interrupted
   */
  boolean succeeds(String task, String projectKey, Instant end) throws ScanException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Lookup<Task> answer = ask(task, projectKey);
      if (answer instanceof Lookup.Found<Task> found && found.value().status.isEnd()) {
        return isSuccess(task, found.value());
      }
      if (answer instanceof Lookup.NotFound<Task> absent
          && absent.reason() == MissingReason.NOT_FOUND) {
        return false;
      }
      Duration left = Duration.between(connection.clock().now(), end);
      if (answer instanceof Lookup.NotFound<Task> || left.isNegative() || left.isZero()) {
        throw problem(task, answer);
      }
      sleep(connection.clock(), shorter(pause, left));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static ScanException problem(String task, Lookup<Task> answer) {
    return answer instanceof Lookup.Found<Task>
        ? new ScanException(
            MissingReason.TIMEOUT, "SonarQube had not finished its task " + task + " in time")
        : SonarApi.failure(answer);
  }

  /** Tells whether no later analysis of the project has taken the place of the task's. */
  boolean isLatest(String task, String projectKey) throws ScanException {
    String path = "/api/ce/component?component=" + SonarApi.encoded(projectKey);
    Lookup<String> latest =
        connection.api().find(path, "the analyses of " + projectKey, ComputeTasks::current);
    if (latest instanceof Lookup.NotFound<?>) {
      return false;
    }
    if (latest instanceof Lookup.Found<String> found) {
      return found.value().equals(task);
    }
    throw SonarApi.failure(latest);
  }

  private static String current(HttpReply reply) throws MalformedReplyException {
    Optional<Json> current = Json.of(reply).findObject("current");
    return current.isPresent() ? current.get().text("id") : "";
  }

  private Lookup<Task> ask(String task, String projectKey) throws ScanException {
    Optional<TaskStatus> told = connection.inbox().endOf(task, projectKey);
    if (told.isPresent()) {
      return new Lookup.Found<>(new Task(told.get(), null));
    }
    return connection
        .api()
        .glance("/api/ce/task?id=" + SonarApi.encoded(task), "task " + task, Task::of);
  }

  private static boolean isSuccess(String task, Task ended) throws ScanException {
    if (ended.status == TaskStatus.SUCCESS) {
      return true;
    }
    String message = ended.problem == null ? "" : ": " + ended.problem;
    throw new ScanException(
        MissingReason.COMPUTATION_FAILED,
        "SonarQube's task "
            + task
            + " ended as "
            + ended.status
            + message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) <= 0 ? left : right;
  }

  private static void sleep(WaitingClock clock, Duration pause) {
    try {
      clock.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for SonarQube");
    }
  }
}
