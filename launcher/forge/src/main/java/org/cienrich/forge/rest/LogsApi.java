package org.cienrich.forge.rest;

import org.cienrich.forge.logs.LogFiles;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.RunLogs;
import org.cienrich.forge.world.WorkflowRun;

/** Says where logs can be downloaded, or why they cannot. */
final class LogsApi {

  private final GitHubIndex index;
  private final LogFiles files;

  LogsApi(GitHubIndex index, LogFiles files) {
    this.index = index;
    this.files = files;
  }

  /** The archive of an attempt; there is none before it is completed. */
  Answer archive(WorkflowRun run) {
    if (!run.outcome().status().equals("completed")) {
      return Answer.notFound();
    }
    return of(run.id(), run.attempt(), files.ofRun(run.id(), run.attempt()));
  }

  /** The log of one job; there is none before it is completed, and none if it was skipped. */
  Answer log(Job job) {
    if (!job.status().equals("completed") || index.log(job.id()).isEmpty()) {
      return index
          .logs(job.runId(), job.runAttempt())
          .filter(logs -> logs.state() != RunLogs.State.AVAILABLE)
          .map(logs -> of(job.runId(), job.runAttempt(), ""))
          .orElse(Answer.notFound());
    }
    return of(job.runId(), job.runAttempt(), files.ofJob(job.id()));
  }

  private Answer of(long run, int attempt, String url) {
    RunLogs.State state = index.logs(run, attempt).map(RunLogs::state).orElse(null);
    if (state == null) {
      return Answer.notFound();
    }
    return switch (state) {
      case AVAILABLE -> Answer.foundAt(url);
      case EXPIRED -> Answer.error(410, "Server Error");
      case FORBIDDEN -> Answer.error(403, "Must have admin rights to Repository.");
    };
  }
}
