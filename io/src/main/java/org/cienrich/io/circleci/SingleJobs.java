package org.cienrich.io.circleci;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.RepositoryNames;
import org.cienrich.io.ci.Texts;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** Builds that are single jobs, told by their number, of API v1.1. */
final class SingleJobs {
  private static final Reuse FINISHED =
      reply -> "finished".equals(Json.of(reply).findText("lifecycle"));

  /** A job with what it says of itself. */
  private record Told(String repository, RunTrigger trigger, RunResult result, CiJob job) {}

  private final RestApi api;
  private final RepositoryNames names;

  SingleJobs(RestApi api, RepositoryNames names) {
    this.api = api;
    this.names = names;
  }

  static String path(RepositoryInfo repository, String number) {
    return "/v1.1/project/github/" + repository.name() + "/" + number;
  }

  /**
   * @param number without leading zeros
   */
  Lookup<FoundRun> find(RepositoryInfo repository, String number) {
    String subject = "job " + number + " of " + repository.name();
    return api.get(path(repository, number), subject, FINISHED, SingleJobs::map)
        .flatMap(told -> ofRepository(repository, number, told));
  }

  private Lookup<FoundRun> ofRepository(RepositoryInfo repository, String number, Told told) {
    if (!told.job().id().equals(number)) {
      return other(repository, number);
    }
    BuildIdentity identity =
        new BuildIdentity(CircleCi.NAME, repository.key(), repository.name(), number, 1);
    return names
        .isNameOf(repository, told.repository())
        .flatMap(
            same ->
                same
                    ? new Lookup.Found<>(
                        FoundRun.ofOnlyAttempt(
                            new CiRun(identity, told.trigger(), told.result()),
                            List.of(told.job())))
                    : other(repository, number));
  }

  private static Lookup<FoundRun> other(RepositoryInfo repository, String number) {
    return new Lookup.NotFound<>(
        MissingReason.NOT_FOUND, "Job " + number + " is not one of " + repository.name());
  }

  private static Told map(HttpReply reply) throws MalformedReplyException {
    Json json = Json.of(reply);
    String sha = json.text("vcs_revision");
    if (!Texts.isSha(sha)) {
      throw new MalformedReplyException("vcs_revision is no commit");
    }
    long number = json.number("build_num");
    Instant start = json.findInstant("start_time");
    Instant queued = json.findInstant("queued_at");
    Instant triggered = queued != null ? queued : json.findInstant("usage_queued_at");
    if (triggered == null) {
      triggered = start != null ? start : json.instant("stop_time");
    }
    Optional<Json> workflow = json.findObject("workflows");
    RunResult result = result(json);
    CiJob job =
        new CiJob(
            Long.toString(number),
            workflow.isPresent() ? workflow.get().findText("job_name") : null,
            result.status(),
            result.conclusion(),
            triggered,
            start,
            json.findInstant("stop_time"),
            null);
    RunTrigger trigger =
        trigger(
            json,
            number,
            sha,
            triggered,
            workflow.isPresent() ? workflow.get().findText("workflow_name") : null);
    return new Told(json.text("username") + "/" + json.text("reponame"), trigger, result, job);
  }

  private static RunTrigger trigger(
      Json json, long number, String sha, Instant triggered, @Nullable String workflow)
      throws MalformedReplyException {
    Instant start = json.findInstant("start_time");
    String branch = json.findText("branch");
    List<Json> pulls = json.findObjects("pull_requests");
    String url = pulls.isEmpty() ? null : pulls.get(0).findText("url");
    Long pull = Pipeline.pullRequest(null, url, branch);
    Optional<Json> user = json.findObject("user");
    return new RunTrigger(
        number,
        pull != null ? "pull_request" : Pipeline.event(json.findText("why")),
        json.findText("vcs_tag") == null ? branch : null,
        sha,
        triggered,
        start == null || start.isBefore(triggered) ? triggered : start,
        pull == null ? List.of() : List.of(pull),
        user.isPresent() ? user.get().findText("login") : null,
        null,
        workflow,
        null);
  }

  /** The outcome is how the job ended; the status may tell what was done about it later. */
  private static RunResult result(Json json) throws MalformedReplyException {
    String outcome = json.findText("outcome");
    String status = json.findText("status");
    boolean isOver =
        outcome != null
            || Words.isTerminal(status)
            || "finished".equals(json.findText("lifecycle"));
    if (!isOver) {
      return new RunResult(Words.status(status), null, null, null);
    }
    String conclusion = Words.conclusion(outcome);
    Instant stop = json.findInstant("stop_time");
    return new RunResult(
        Words.COMPLETED,
        conclusion != null ? conclusion : Words.conclusion(status),
        stop,
        stop == null ? null : "jobs");
  }
}
