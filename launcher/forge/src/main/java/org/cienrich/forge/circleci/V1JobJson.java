package org.cienrich.forge.circleci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Job;
import org.cienrich.forge.world.CircleCiPipeline.Step;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** Jobs in the shape of API v1.1, where they are called builds. */
final class V1JobJson {

  private static final Map<String, String> OUTCOMES =
      Map.of("success", "success", "failed", "failed", "canceled", "canceled", "error", "failed");

  private final OutputStorage storage;

  V1JobJson(OutputStorage storage) {
    this.storage = storage;
  }

  ObjectNode of(CircleCiIndex.LocatedJob located) {
    Job job = located.job();
    Repository repository = located.at().repository();
    CircleCiPipeline pipeline = located.at().pipeline();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("build_num", located.number());
    json.put("vcs_type", "github");
    json.put("username", repository.owner());
    json.put("reponame", repository.name());
    json.put("vcs_url", "https://github.com/" + repository.fullName());
    json.put("vcs_revision", pipeline.vcs().revision());
    json.put("branch", pipeline.vcs().branch());
    json.put("vcs_tag", pipeline.vcs().tag());
    json.put("subject", pipeline.vcs().subject());
    json.put("body", pipeline.vcs().body());
    json.put("why", pipeline.trigger().type().equals("webhook") ? "github" : "api");
    json.putObject("user").put("login", pipeline.trigger().login());
    ArrayNode pulls = json.putArray("pull_requests");
    Long pull = pipeline.vcs().pullRequest();
    if (pull != null) {
      ObjectNode node = pulls.addObject();
      node.put("head_sha", pipeline.vcs().revision());
      node.put("url", "https://github.com/" + repository.fullName() + "/pull/" + pull);
    }
    putCourse(json, job, located.at().workflow().createdAt());
    ObjectNode workflow = json.putObject("workflows");
    workflow.put("job_name", job.name());
    workflow.put("job_id", job.id());
    workflow.put("workflow_id", located.at().workflow().id());
    workflow.put("workflow_name", located.at().workflow().name());
    putSteps(json.putArray("steps"), located);
    json.put("platform", "2.0");
    return json;
  }

  private static void putCourse(ObjectNode json, Job job, Instant queuedAt) {
    boolean finished = job.stoppedAt() != null;
    json.put("status", job.status());
    json.put("outcome", finished ? OUTCOMES.getOrDefault(job.status(), job.status()) : null);
    json.put("lifecycle", finished ? "finished" : "running");
    json.put("canceled", job.status().equals("canceled"));
    json.put("timedout", job.status().equals("timedout"));
    json.put("failed", finished ? Boolean.valueOf(job.status().equals("failed")) : null);
    json.put("queued_at", queuedAt.toString());
    json.put("usage_queued_at", queuedAt.toString());
    json.put("start_time", text(job.startedAt()));
    json.put("stop_time", text(job.stoppedAt()));
    Long millis =
        job.startedAt() == null || job.stoppedAt() == null
            ? null
            : Duration.between(job.startedAt(), job.stoppedAt()).toMillis();
    json.put("build_time_millis", millis);
  }

  private void putSteps(ArrayNode array, CircleCiIndex.LocatedJob located) {
    int position = 0;
    for (Step step : located.job().steps()) {
      ObjectNode node = array.addObject();
      node.put("name", step.name());
      ObjectNode action = node.putArray("actions").addObject();
      action.put("index", 0);
      action.put("step", position);
      action.put("name", step.name());
      action.put("type", "test");
      action.put("status", step.status());
      action.put("start_time", step.startedAt().toString());
      action.put("end_time", step.stoppedAt().toString());
      action.put("has_output", !step.output().isEmpty());
      action.put("truncated", false);
      if (!step.output().isEmpty()) {
        action.put("output_url", storage.url(located.job().id(), position));
      }
      position++;
    }
  }

  static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
