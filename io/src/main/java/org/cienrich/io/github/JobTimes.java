package org.cienrich.io.github;

import java.time.Instant;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** When the jobs of an attempt completed. */
final class JobTimes {
  private static final int MAX_PAGES = 100;
  private static final Pattern NEXT = Pattern.compile(";\\s*rel=\"?next\"?");

  /** One page: the latest completion on it, null if no job has completed. */
  private record Page(@Nullable Instant latest, boolean hasNext) {}

  /** The latest completion of all jobs; null if no job has completed. */
  record Latest(@Nullable Instant completedAt) {}

  private final RestApi api;

  JobTimes(RestApi api) {
    this.api = api;
  }

  /** Reads all pages. Not found means that GitHub keeps no jobs of the attempt. */
  Lookup<Latest> latestCompletion(String repository, WorkflowRun run) {
    String path =
        "/repos/" + repository + "/actions/runs/" + run.id() + "/attempts/" + run.attempt();
    String subject =
        "jobs of attempt " + run.attempt() + " of run " + run.id() + " in " + repository;
    Instant latest = null;
    for (int number = 1; number <= MAX_PAGES; number++) {
      Lookup<Page> lookup =
          api.get(path + "/jobs?per_page=100&page=" + number, subject, Reuse.NEVER, JobTimes::page);
      if (lookup instanceof Lookup.NotFound<Page> missing) {
        return new Lookup.NotFound<>(missing.reason(), missing.message());
      }
      if (lookup instanceof Lookup.Failed<Page> failed) {
        return new Lookup.Failed<>(failed.reason(), failed.message());
      }
      Page page = ((Lookup.Found<Page>) lookup).value();
      latest = later(latest, page.latest());
      if (!page.hasNext()) {
        return new Lookup.Found<>(new Latest(latest));
      }
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "More than " + MAX_PAGES + " pages of " + subject);
  }

  private static Page page(HttpReply reply) throws MalformedReplyException {
    Instant latest = null;
    for (Json job : Json.of(reply).objects("jobs")) {
      latest = later(latest, job.findInstant("completed_at"));
    }
    return new Page(latest, reply.header("link").filter(NEXT.asPredicate()).isPresent());
  }

  private static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.isAfter(right) ? left : right;
  }
}
