package org.cienrich.forge.circleci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.function.Function;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.http.Access;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Workflow;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * CircleCI's API: pipelines, workflows and jobs of v2, single jobs with their steps of v1.1. What
 * the caller may not see does not exist. Thread-safe.
 */
public final class CircleCiApi {

  private final CircleCiIndex index;
  private final Access access;
  private final V1JobJson jobs;

  public CircleCiApi(World world, Access access, OutputStorage storage) {
    this.index = new CircleCiIndex(world);
    this.access = access;
    this.jobs = new V1JobJson(storage);
  }

  /** The endpoints below a path. */
  public Endpoints endpoints(String root, FaultPlan faults) {
    return new Endpoints("circleci", root, faults, request -> message(404, "Not found"))
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
    return request ->
        access.accepts(token(request))
            ? answer.to(request)
            : message(401, "You must log in first.");
  }

  private Reply pipeline(Request request) {
    return withPipeline(
        request,
        pipeline -> Reply.json(200, PipelineJson.of(index.repository(pipeline), pipeline)));
  }

  private Reply workflows(Request request) {
    return withPipeline(
        request,
        pipeline ->
            Tokens.page(
                request,
                pipeline.workflows(),
                workflow -> PipelineJson.workflow(located(pipeline, workflow))));
  }

  private Reply withPipeline(Request request, Function<CircleCiPipeline, Reply> answer) {
    if (!CircleCiIndex.isId(request.part(0))) {
      return message(400, "Invalid UUID");
    }
    return index
        .pipeline(request.part(0))
        .filter(pipeline -> maySee(request, index.repository(pipeline)))
        .map(answer)
        .orElse(message(404, "Pipeline not found"));
  }

  private Reply workflow(Request request) {
    return index
        .workflow(request.part(0))
        .filter(located -> maySee(request, located.repository()))
        .map(located -> Reply.json(200, PipelineJson.workflow(located)))
        .orElse(message(404, "Workflow not found"));
  }

  private Reply workflowJobs(Request request) {
    return index
        .workflow(request.part(0))
        .filter(located -> maySee(request, located.repository()))
        .map(
            located ->
                Tokens.page(
                    request,
                    located.workflow().jobs(),
                    job -> PipelineJson.job(located.repository(), job)))
        .orElse(message(404, "Workflow not found"));
  }

  private Reply pipelines(Request request) {
    return project(request)
        .map(
            repository ->
                Tokens.page(
                    request,
                    index.pipelines(repository).stream()
                        .filter(pipeline -> isOnBranch(request, pipeline))
                        .toList(),
                    pipeline -> PipelineJson.of(repository, pipeline)))
        .orElse(message(404, "Project not found"));
  }

  private Reply job(Request request) {
    return project(request)
        .map(
            repository ->
                index
                    .job(repository, request.part(3))
                    .map(job -> Reply.json(200, jobs.of(job)))
                    .orElse(message(404, "Build not found")))
        .orElse(message(404, "Project not found"));
  }

  private Optional<Repository> project(Request request) {
    String vcs = request.part(0);
    if (!vcs.equals("gh") && !vcs.equals("github")) {
      return Optional.empty();
    }
    return index
        .repository(request.part(1), request.part(2))
        .filter(repository -> maySee(request, repository));
  }

  private CircleCiIndex.Located located(CircleCiPipeline pipeline, Workflow workflow) {
    return new CircleCiIndex.Located(index.repository(pipeline), pipeline, workflow);
  }

  private static boolean isOnBranch(Request request, CircleCiPipeline pipeline) {
    return request
        .parameter("branch")
        .map(branch -> branch.equals(pipeline.vcs().branch()))
        .orElse(true);
  }

  private boolean maySee(Request request, Repository repository) {
    return access.maySee(repository, token(request));
  }

  private static @Nullable String token(Request request) {
    return request.header("Circle-Token").orElse(null);
  }
}
