package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/** Jobs in GitHub's shape. */
final class JobJson {

  private final RepositoryJson repositories;

  JobJson(RepositoryJson repositories) {
    this.repositories = repositories;
  }

  ObjectNode of(Repository repository, WorkflowRun run, Job job) {
    String api = repositories.url(repository);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", job.id());
    json.put("run_id", job.runId());
    json.put("workflow_name", run.workflow().name());
    json.put("head_branch", run.head().branch());
    json.put("run_url", api + "/actions/runs/" + job.runId());
    json.put("run_attempt", job.runAttempt());
    json.put("node_id", AccountJson.nodeId("CheckRun", job.id()));
    json.put("head_sha", run.head().sha());
    json.put("url", api + "/actions/jobs/" + job.id());
    json.put(
        "html_url", repository.htmlUrl() + "/actions/runs/" + job.runId() + "/job/" + job.id());
    json.put("status", job.status());
    json.put("conclusion", job.conclusion());
    json.put("created_at", job.createdAt().toString());
    json.put("started_at", job.startedAt().toString());
    json.put("completed_at", text(job.completedAt()));
    json.put("name", job.name());
    putSteps(json.putArray("steps"), job);
    json.put("check_run_url", api + "/check-runs/" + job.id());
    ArrayNode labels = json.putArray("labels");
    job.labels().forEach(labels::add);
    putRunner(json, job);
    return json;
  }

  private static void putSteps(ArrayNode array, Job job) {
    for (Job.Step step : job.steps()) {
      ObjectNode node = array.addObject();
      node.put("name", step.name());
      node.put("status", step.status());
      node.put("conclusion", step.conclusion());
      node.put("number", step.number());
      node.put("started_at", text(step.startedAt()));
      node.put("completed_at", text(step.completedAt()));
    }
  }

  private static void putRunner(ObjectNode json, Job job) {
    if (job.runnerName() == null) {
      json.putNull("runner_id");
      json.putNull("runner_name");
      json.putNull("runner_group_id");
      json.putNull("runner_group_name");
    } else {
      json.put("runner_id", 1);
      json.put("runner_name", job.runnerName());
      json.put("runner_group_id", 2);
      json.put("runner_group_name", "GitHub Actions");
    }
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
