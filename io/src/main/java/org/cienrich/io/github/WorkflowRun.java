package org.cienrich.io.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a run as the API tells it: the last one, unless an earlier one was asked for.
 *
 * @param repositoryId of the repository it belongs to
 * @param createdAt when its first attempt was created
 * @param updatedAt changes later, for instance when logs are deleted
 */
record WorkflowRun(
    long id,
    int attempt,
    long repositoryId,
    Instant createdAt,
    RunTrigger trigger,
    @Nullable String status,
    @Nullable String conclusion,
    @Nullable Instant updatedAt) {

  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

  boolean isCompleted() {
    return "completed".equalsIgnoreCase(status);
  }

  /** Tells whether it is a run of the repository with that numeric id. */
  boolean isOf(String repositoryKey) {
    return Long.toString(repositoryId).equals(repositoryKey);
  }

  /** Returns the run with its result, which is known only when it has completed. */
  CiRun toCiRun(RepositoryInfo repository, @Nullable Instant completedAt, @Nullable String source) {
    BuildIdentity identity =
        new BuildIdentity(
            GitHubActions.NAME, repository.key(), repository.name(), Long.toString(id), attempt);
    return new CiRun(identity, trigger, new RunResult(status, conclusion, completedAt, source));
  }

  /** Returns the run without its jobs: it completes when it was last updated. */
  CiRun toCiRun(RepositoryInfo repository) {
    Instant completedAt = isCompleted() ? updatedAt : null;
    return toCiRun(repository, completedAt, completedAt == null ? null : "updated_at");
  }

  static WorkflowRun map(HttpReply reply) throws MalformedReplyException {
    return of(Json.of(reply));
  }

  static WorkflowRun of(Json json) throws MalformedReplyException {
    int attempt = attempt(json);
    long repositoryId = json.object("repository").number("id");
    return new WorkflowRun(
        json.number("id"),
        attempt,
        repositoryId,
        json.instant("created_at"),
        trigger(json, attempt, repositoryId),
        json.findText("status"),
        json.findText("conclusion"),
        json.findInstant("updated_at"));
  }

  /** Servers that know no attempts tell none. */
  private static int attempt(Json json) throws MalformedReplyException {
    Long attempt = json.findNumber("run_attempt");
    if (attempt == null) {
      return 1;
    }
    if (attempt < 1 || attempt > Integer.MAX_VALUE) {
      throw new MalformedReplyException("run_attempt is out of range");
    }
    return attempt.intValue();
  }

  private static RunTrigger trigger(Json json, int attempt, long repositoryId)
      throws MalformedReplyException {
    String sha = json.text("head_sha");
    if (!SHA.matcher(sha).matches()) {
      throw new MalformedReplyException("head_sha is no commit");
    }
    Instant created = json.instant("created_at");
    Instant started = attempt == 1 ? json.findInstant("run_started_at") : null;
    Instant triggered = attempt == 1 ? created : json.instant("run_started_at");
    Optional<Json> triggering = json.findObject("triggering_actor");
    Optional<Json> actor = triggering.isPresent() ? triggering : json.findObject("actor");
    Optional<Json> headRepository = json.findObject("head_repository");
    return new RunTrigger(
        json.findNumber("run_number"),
        json.findText("event"),
        json.findText("head_branch"),
        sha,
        triggered,
        started == null || started.isBefore(triggered) ? triggered : started,
        pullRequests(json, repositoryId),
        actor.isPresent() ? actor.get().findText("login") : null,
        actor.isPresent() ? actor.get().findText("type") : null,
        json.findText("name"),
        headRepository.isPresent() ? headRepository.get().findText("full_name") : null);
  }

  /** The API also lists pull requests of forks that contain the commit; those are not ours. */
  private static List<Long> pullRequests(Json json, long repositoryId)
      throws MalformedReplyException {
    List<Long> numbers = new ArrayList<>();
    for (Json pull : json.findObjects("pull_requests")) {
      Optional<Json> base = pull.findObject("base");
      Optional<Json> into = base.isPresent() ? base.get().findObject("repo") : Optional.empty();
      if (into.isPresent() && into.get().number("id") == repositoryId) {
        numbers.add(pull.number("number"));
      }
    }
    return numbers;
  }
}
