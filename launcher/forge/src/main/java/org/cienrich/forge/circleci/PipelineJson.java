package org.cienrich.forge.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Job;
import org.cienrich.forge.world.Repository;

/** Pipelines, workflows and jobs in the shapes of API v2. */
final class PipelineJson {

  private PipelineJson() {}

  static ObjectNode of(Repository repository, CircleCiPipeline pipeline) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", pipeline.id());
    json.put("number", pipeline.number());
    json.put("project_slug", slug(repository));
    json.put("state", pipeline.state());
    json.put("created_at", pipeline.createdAt().toString());
    json.put("updated_at", pipeline.createdAt().toString());
    if (pipeline.state().equals("errored")) {
      ObjectNode error = json.putArray("errors").addObject();
      error.put("type", "config-fetch");
      error.put("message", "Failed to fetch config.yml file.");
    } else {
      json.putArray("errors");
    }
    ObjectNode trigger = json.putObject("trigger");
    trigger.put("type", pipeline.trigger().type());
    trigger.put("received_at", pipeline.createdAt().minusMillis(186).toString());
    ObjectNode actor = trigger.putObject("actor");
    actor.put("login", pipeline.trigger().login());
    actor.putNull("avatar_url");
    putVcs(json.putObject("vcs"), repository, pipeline.vcs());
    return json;
  }

  private static void putVcs(ObjectNode json, Repository repository, CircleCiPipeline.Vcs vcs) {
    String url = "https://github.com/" + repository.fullName();
    json.put("provider_name", "GitHub");
    json.put("origin_repository_url", url);
    json.put("target_repository_url", url);
    json.put("revision", vcs.revision());
    if (vcs.branch() != null) {
      json.put("branch", vcs.branch());
    }
    if (vcs.tag() != null) {
      json.put("tag", vcs.tag());
    }
    if (vcs.pullRequest() != null) {
      json.put("review_id", Long.toString(vcs.pullRequest()));
      json.put("review_url", url + "/pull/" + vcs.pullRequest());
    }
    ObjectNode commit = json.putObject("commit");
    commit.put("subject", vcs.subject());
    commit.put("body", vcs.body());
  }

  static ObjectNode workflow(CircleCiIndex.Located located) {
    CircleCiPipeline.Workflow workflow = located.workflow();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("pipeline_id", located.pipeline().id());
    json.put("pipeline_number", located.pipeline().number());
    json.put("id", workflow.id());
    json.put("name", workflow.name());
    json.put("project_slug", slug(located.repository()));
    json.put("status", workflow.status());
    json.put("started_by", personId(located.pipeline().trigger().login()));
    json.put("created_at", workflow.createdAt().toString());
    json.put("stopped_at", V1JobJson.text(workflow.stoppedAt()));
    return json;
  }

  static ObjectNode job(Repository repository, Job job) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("dependencies");
    if (job.number() != null) {
      json.put("job_number", job.number());
    }
    json.put("id", job.id());
    json.put("name", job.name());
    json.put("project_slug", slug(repository));
    json.put("status", job.status());
    json.put("type", job.type());
    json.put("started_at", V1JobJson.text(job.startedAt()));
    json.put("stopped_at", V1JobJson.text(job.stoppedAt()));
    return json;
  }

  private static String slug(Repository repository) {
    return "gh/" + repository.fullName();
  }

  private static String personId(String login) {
    return UUID.nameUUIDFromBytes(("person/" + login).getBytes(UTF_8)).toString();
  }
}
