package org.cienrich.io.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;

/** The jobs of completed attempts, which do not change any more. Thread-safe. */
final class RunJobs {
  private static final int MAX_PAGES = 100;

  private record Page(List<CiJob> jobs, boolean hasNext) {}

  private final RestApi api;

  RunJobs(RestApi api) {
    this.api = api;
  }

  /** Reads all pages. Not found means that GitHub keeps no jobs of the attempt. */
  Lookup<List<CiJob>> of(String repository, WorkflowRun run) {
    String path =
        "/repos/" + repository + "/actions/runs/" + run.id() + "/attempts/" + run.attempt();
    String subject =
        "jobs of attempt " + run.attempt() + " of run " + run.id() + " in " + repository;
    Map<String, CiJob> jobs = new LinkedHashMap<>();
    for (int number = 1; number <= MAX_PAGES; number++) {
      Lookup<Page> lookup =
          api.get(
              path + "/jobs?per_page=" + Pages.SIZE + "&page=" + number,
              subject,
              Reuse.ALWAYS,
              RunJobs::page);
      if (!(lookup instanceof Lookup.Found<Page> found)) {
        return lookup.map(Page::jobs);
      }
      found.value().jobs().forEach(job -> jobs.putIfAbsent(job.id(), job));
      if (!found.value().hasNext()) {
        return new Lookup.Found<>(List.copyOf(jobs.values()));
      }
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "More than " + MAX_PAGES + " pages of " + subject);
  }

  /** Returns the latest completion; empty if no job has completed. */
  static Optional<Instant> latestCompletion(List<CiJob> jobs) {
    return jobs.stream().map(CiJob::completedAt).filter(Objects::nonNull).max(Instant::compareTo);
  }

  private static Page page(HttpReply reply) throws MalformedReplyException {
    List<CiJob> jobs = new ArrayList<>();
    for (Json job : Json.of(reply).objects("jobs")) {
      jobs.add(
          new CiJob(
              Long.toString(job.number("id")),
              job.findText("name"),
              job.findText("status"),
              job.findText("conclusion"),
              job.findInstant("created_at"),
              job.findInstant("started_at"),
              job.findInstant("completed_at"),
              job.findText("runner_name")));
    }
    return new Page(jobs, Pages.hasNext(reply));
  }
}
