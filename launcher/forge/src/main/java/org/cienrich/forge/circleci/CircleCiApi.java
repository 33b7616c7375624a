package org.cienrich.forge.circleci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.access.Tokens;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Workflow;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * CircleCI's API: pipelines, workflows and jobs of v2, single jobs with their steps of v1.1. What
 * the caller may not see does not exist. Thread-safe.
 */
public final class CircleCiApi {

  private final CircleCiIndex index;
  private final Tokens tokens;
  private final V1JobJson jobs;

  public CircleCiApi(World world, Index index, Tokens tokens, StepOutputs outputs) {
    this.index = new CircleCiIndex(world, index);
    this.tokens = tokens;
    this.jobs = new V1JobJson(outputs);
  }

  /** The endpoints below a path. */
  public Endpoints endpoints(String root) {
    return new Endpoints("circleci ", root, call -> message(404, "Not found"))
        .get("/v2/pipeline/{id}", known(this::pipeline))
        .get("/v2/pipeline/{id}/workflow", known(this::workflows))
        .get("/v2/workflow/{id}", known(this::workflow))
        .get("/v2/workflow/{id}/job", known(this::workflowJobs))
        .get("/v2/project/{vcs}/{owner}/{repo}/pipeline", known(this::pipelines))
        .get("/v1.1/project/{vcs}/{owner}/{repo}/{job_number}", known(this::job));
  }

  static Reply message(int status, String text) {
    return Reply.json(status, JsonNodeFactory.instance.objectNode().put("message", text));
  }

  private Endpoints.Answer known(Endpoints.Answer answer) {
    return call ->
        tokens.caller(token(call)).isPresent()
            ? answer.to(call)
            : message(401, "You must log in first.");
  }

  private Reply pipeline(Call call) {
    return withPipeline(
        call, pipeline -> Reply.json(200, PipelineJson.of(index.repository(pipeline), pipeline)));
  }

  private Reply workflows(Call call) {
    return withPipeline(
        call,
        pipeline ->
            PageTokens.page(
                call,
                pipeline.workflows(),
                workflow -> PipelineJson.workflow(located(pipeline, workflow))));
  }

  private Reply withPipeline(Call call, Function<CircleCiPipeline, Reply> answer) {
    if (!CircleCiIndex.isId(call.variable("id"))) {
      return message(400, "Invalid UUID");
    }
    return index
        .pipeline(call.variable("id"))
        .filter(pipeline -> maySee(call, index.repository(pipeline)))
        .map(answer)
        .orElse(message(404, "Pipeline not found"));
  }

  private Reply workflow(Call call) {
    return index
        .workflow(call.variable("id"))
        .filter(located -> maySee(call, located.repository()))
        .map(located -> Reply.json(200, PipelineJson.workflow(located)))
        .orElse(message(404, "Workflow not found"));
  }

  private Reply workflowJobs(Call call) {
    return index
        .workflow(call.variable("id"))
        .filter(located -> maySee(call, located.repository()))
        .map(
            located ->
                PageTokens.page(
                    call,
                    located.workflow().jobs(),
                    job -> PipelineJson.job(located.repository(), job)))
        .orElse(message(404, "Workflow not found"));
  }

  private Reply pipelines(Call call) {
    return project(call)
        .map(
            repository ->
                PageTokens.page(
                    call,
                    index.pipelines(repository).stream()
                        .filter(pipeline -> isOnBranch(call, pipeline))
                        .toList(),
                    pipeline -> PipelineJson.of(repository, pipeline)))
        .orElse(message(404, "Project not found"));
  }

  private Reply job(Call call) {
    return project(call)
        .map(
            repository ->
                index
                    .job(repository, call.variable("job_number"))
                    .map(job -> Reply.json(200, jobs.of(job)))
                    .orElse(message(404, "Build not found")))
        .orElse(message(404, "Project not found"));
  }

  private Optional<Repository> project(Call call) {
    String vcs = call.variable("vcs");
    if (!vcs.equals("gh") && !vcs.equals("github")) {
      return Optional.empty();
    }
    return index
        .repository(call.variable("owner"), call.variable("repo"))
        .filter(repository -> maySee(call, repository));
  }

  private CircleCiIndex.Located located(CircleCiPipeline pipeline, Workflow workflow) {
    return new CircleCiIndex.Located(index.repository(pipeline), pipeline, workflow);
  }

  private static boolean isOnBranch(Call call, CircleCiPipeline pipeline) {
    return call.query()
        .get("branch")
        .map(branch -> branch.equals(pipeline.vcs().branch()))
        .orElse(true);
  }

  private boolean maySee(Call call, Repository repository) {
    return tokens.caller(token(call)).filter(it -> it.maySee(repository)).isPresent();
  }

  private static @Nullable String token(Call call) {
    return call.header("Circle-Token").orElse(null);
  }
}
