package org.cienrich.forge.circleci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.storage.SignedUrls;
import org.cienrich.forge.storage.Storage;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Step;
import org.cienrich.forge.world.World;

/** What the steps of CircleCI's jobs printed, as files of the storage. Thread-safe. */
public final class StepOutputs {

  private final SignedUrls urls;
  private final Map<String, Step> steps = new HashMap<>();

  public StepOutputs(World world, SignedUrls urls) {
    this.urls = urls;
    for (CircleCiPipeline pipeline : world.circleCiPipelines()) {
      for (CircleCiPipeline.Workflow workflow : pipeline.workflows()) {
        for (CircleCiPipeline.Job job : workflow.jobs()) {
          for (int position = 0; position < job.steps().size(); position++) {
            steps.put(job.id() + "/" + position, job.steps().get(position));
          }
        }
      }
    }
  }

  /** Adds the files to those of the storage. */
  public void addTo(Endpoints files) {
    files.get("/circleci/{job_id}/{step}", this::output);
  }

  /** The URL of an output. */
  String url(String jobId, int position) {
    return urls.sign("/circleci/" + jobId + "/" + position);
  }

  private Reply output(Call call) {
    Step step = steps.get(call.variable("job_id") + "/" + call.variable("step"));
    if (step == null || step.expired()) {
      return Storage.notFound();
    }
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (String message : step.output()) {
      ObjectNode node = messages.addObject();
      node.put("message", message);
      node.put("time", step.startedAt().toString());
      node.put("type", "out");
      node.put("truncated", false);
    }
    return Reply.json(200, messages);
  }
}
