package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of a list of runs, the newest first, each by its last attempt.
 *
 * @param total length of the whole list, of which a search shows the first 1,000 only
 */
record RunPage(long total, List<WorkflowRun> runs, boolean hasNext) {
  private static final long MOST = 1_000_000_000;
  private static final Logger LOG = LoggerFactory.getLogger(RunPage.class);

  /** Reads a page of which every run is needed. */
  static RunPage strict(HttpReply reply) throws MalformedReplyException {
    Json page = Json.of(reply);
    List<WorkflowRun> runs = new ArrayList<>();
    for (Json json : page.objects("workflow_runs")) {
      runs.add(WorkflowRun.of(json));
    }
    return new RunPage(total(page), runs, Pages.hasNext(reply));
  }

  /** Reads a page of which some runs are of interest; those that make no sense are left out. */
  static RunPage lenient(HttpReply reply) throws MalformedReplyException {
    Json page = Json.of(reply);
    List<WorkflowRun> runs = new ArrayList<>();
    for (Json json : page.objects("workflow_runs")) {
      try {
        runs.add(WorkflowRun.of(json));
      } catch (MalformedReplyException askedForSingly) {
        LOG.debug("A listed run makes no sense: {}", askedForSingly.getMessage());
      }
    }
    return new RunPage(total(page), runs, Pages.hasNext(reply));
  }

  private static long total(Json page) throws MalformedReplyException {
    long total = page.number("total_count");
    if (total < 0 || total > MOST) {
      throw new MalformedReplyException("total_count is out of range");
    }
    return total;
  }
}
