package org.cienrich.io.travis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.facts.CiJob;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** A job as API v3 tells it. */
record Job(
    long id,
    @Nullable String number,
    @Nullable String state,
    @Nullable Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  static Job of(Json json) throws MalformedReplyException {
    return new Job(
        json.number("id"),
        json.findText("number"),
        json.findText("state"),
        json.findInstant("created_at"),
        json.findInstant("started_at"),
        json.findInstant("finished_at"));
  }

  /** Returns the jobs of a build, or null if they are only named there. */
  static @Nullable List<Job> complete(List<Json> told) throws MalformedReplyException {
    List<Job> jobs = new ArrayList<>();
    for (Json json : told) {
      if (!"standard".equals(json.findText("@representation"))) {
        return null;
      }
      jobs.add(of(json));
    }
    return jobs.isEmpty() ? null : jobs;
  }

  CiJob toJob() {
    return new CiJob(
        Long.toString(id),
        number,
        States.status(state),
        States.conclusion(state),
        createdAt,
        startedAt,
        finishedAt,
        null);
  }
}
