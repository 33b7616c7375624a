package org.cienrich.io.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.PagedLists;
import org.cienrich.io.ci.RepositoryNames;
import org.cienrich.io.ci.Texts;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** Builds that are pipelines of API v2. */
final class Pipelines {
  private final RestApi api;
  private final PagedLists lists;
  private final RepositoryNames names;

  Pipelines(RestApi api, RepositoryNames names) {
    this.api = api;
    this.lists = new PagedLists(api, Pipelines::nextPage);
    this.names = names;
  }

  private static @Nullable String nextPage(Json page) throws MalformedReplyException {
    String token = page.findText("next_page_token");
    return token == null ? null : "page-token=" + URLEncoder.encode(token, UTF_8);
  }

  /**
   * @param id a UUID in lower case
   */
  Lookup<FoundRun> find(RepositoryInfo repository, String id) {
    return api.get("/v2/pipeline/" + id, "pipeline " + id, Pipeline.SETTLED, Pipeline::map)
        .flatMap(pipeline -> ofRepository(repository, pipeline))
        .flatMap(pipeline -> withWorkflows(repository, pipeline));
  }

  /** Lists what was created before, oldest first, without asking for jobs. */
  Lookup<List<CiRun>> list(RepositoryInfo repository, Instant before) {
    String path = "/v2/project/gh/" + repository.name() + "/pipeline";
    return lists
        .all(path, "items", "pipelines of " + repository.name(), Reuse.NEVER, Pipeline::of)
        .flatMap(pipelines -> runs(repository, pipelines, before));
  }

  private Lookup<List<CiRun>> runs(
      RepositoryInfo repository, List<Pipeline> pipelines, Instant before) {
    List<CiRun> runs = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      String sha = pipeline.revision();
      if (sha == null || !pipeline.createdAt().isBefore(before)) {
        continue;
      }
      Lookup<CiRun> run =
          workflows(pipeline).map(latest -> run(repository, pipeline, sha, latest, List.of()));
      if (!(run instanceof Lookup.Found<CiRun> found)) {
        return run.map(List::of);
      }
      runs.add(found.value());
    }
    runs.sort(Comparator.comparing((CiRun run) -> run.trigger().triggeredAt()));
    return new Lookup.Found<>(runs);
  }

  private Lookup<Pipeline> ofRepository(RepositoryInfo repository, Pipeline pipeline) {
    Lookup<Pipeline> other =
        new Lookup.NotFound<>(
            MissingReason.NOT_FOUND,
            "Pipeline " + pipeline.id() + " is not one of " + repository.name());
    String name = pipeline.repository();
    if (name == null) {
      return other;
    }
    return names
        .isNameOf(repository, name)
        .flatMap(same -> same ? new Lookup.Found<>(pipeline) : other);
  }

  private Lookup<FoundRun> withWorkflows(RepositoryInfo repository, Pipeline pipeline) {
    String sha = pipeline.revision();
    if (sha == null) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_PROVIDED, "Pipeline " + pipeline.id() + " tells no commit");
    }
    return workflows(pipeline)
        .flatMap(
            latest ->
                jobs(latest)
                    .map(
                        jobs ->
                            FoundRun.ofOnlyAttempt(
                                run(repository, pipeline, sha, latest, jobs), jobs)));
  }

  private Lookup<List<Workflow>> workflows(Pipeline pipeline) {
    return orNone(
            lists.all(
                "/v2/pipeline/" + pipeline.id() + "/workflow",
                "items",
                "workflows of pipeline " + pipeline.id(),
                Workflow.ENDED,
                Workflow::of))
        .map(Workflow::latest);
  }

  private Lookup<List<CiJob>> jobs(List<Workflow> workflows) {
    List<CiJob> jobs = new ArrayList<>();
    for (Workflow workflow : workflows) {
      Lookup<List<CiJob>> lookup =
          orNone(
              lists.all(
                  "/v2/workflow/" + workflow.id() + "/job",
                  "items",
                  "jobs of workflow " + workflow.id(),
                  WorkflowJobs.ENDED,
                  WorkflowJobs::job));
      if (!(lookup instanceof Lookup.Found<List<CiJob>> found)) {
        return lookup;
      }
      jobs.addAll(found.value());
    }
    return new Lookup.Found<>(jobs);
  }

  /** What CircleCI no longer keeps of a pipeline that it knows is none. */
  private static <T> Lookup<List<T>> orNone(Lookup<List<T>> lookup) {
    return lookup instanceof Lookup.NotFound<List<T>> missing
            && missing.reason() != MissingReason.FORBIDDEN
        ? new Lookup.Found<>(List.of())
        : lookup;
  }

  private static CiRun run(
      RepositoryInfo repository,
      Pipeline pipeline,
      String sha,
      List<Workflow> latest,
      List<CiJob> jobs) {
    String workflow = latest.size() == 1 ? latest.get(0).name() : null;
    return new CiRun(
        new BuildIdentity(CircleCi.NAME, repository.key(), repository.name(), pipeline.id(), 1),
        pipeline.trigger(sha, workflow),
        latest.isEmpty() ? withoutWorkflows(pipeline) : result(latest, jobs));
  }

  /** Nothing more comes of a pipeline without workflows, unless it is still being set up. */
  private static RunResult withoutWorkflows(Pipeline pipeline) {
    String state = pipeline.state();
    if (!"errored".equals(state) && !"created".equals(state)) {
      return new RunResult(state, null, null, null);
    }
    return new RunResult(Words.COMPLETED, null, pipeline.updatedAt(), source(pipeline.updatedAt()));
  }

  private static RunResult result(List<Workflow> latest, List<CiJob> jobs) {
    List<String> words = latest.stream().map(Workflow::status).toList();
    String status = Words.statusOf(words);
    if (!Words.COMPLETED.equals(status)) {
      return new RunResult(status, null, null, null);
    }
    String conclusion = Words.worst(words);
    Instant ofJobs = null;
    for (CiJob job : jobs) {
      ofJobs = Texts.later(ofJobs, job.completedAt());
    }
    if (ofJobs != null) {
      return new RunResult(status, conclusion, ofJobs, "jobs");
    }
    Instant ofWorkflows = null;
    for (Workflow workflow : latest) {
      ofWorkflows = Texts.later(ofWorkflows, workflow.stoppedAt());
    }
    return new RunResult(status, conclusion, ofWorkflows, source(ofWorkflows));
  }

  private static @Nullable String source(@Nullable Instant updatedAt) {
    return updatedAt == null ? null : "updated_at";
  }
}
