package org.cienrich.io.circleci;

import java.util.List;
import org.cienrich.features.facts.CiJob;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.PagedLists;
import org.cienrich.io.http.MalformedReplyException;

/** Jobs of a workflow, as API v2 tells them. */
final class WorkflowJobs {

  /** Jobs that all have ended do not change any more. */
  static final Reuse ENDED =
      reply -> {
        List<CiJob> jobs = PagedLists.items(reply, "items", WorkflowJobs::job);
        return !jobs.isEmpty()
            && jobs.stream().allMatch(job -> Words.COMPLETED.equals(job.status()));
      };

  private WorkflowJobs() {}

  /** A job is told by its number, under which its log is; one that never got one, by its UUID. */
  static CiJob job(Json json) throws MalformedReplyException {
    Long number = json.findNumber("job_number");
    String word = json.findText("status");
    return new CiJob(
        number == null ? json.text("id") : Long.toString(number),
        json.findText("name"),
        Words.status(word),
        Words.conclusion(word),
        json.findInstant("created_at"),
        number == null ? null : json.findInstant("started_at"),
        json.findInstant("stopped_at"),
        null);
  }
}
