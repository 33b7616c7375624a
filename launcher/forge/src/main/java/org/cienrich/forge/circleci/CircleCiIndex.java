package org.cienrich.forge.circleci;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Job;
import org.cienrich.forge.world.CircleCiPipeline.Workflow;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.World;

/** The pipelines of a world by the keys CircleCI asks for. Immutable. */
final class CircleCiIndex {

  /** A workflow and what it belongs to. */
  record Located(Repository repository, CircleCiPipeline pipeline, Workflow workflow) {}

  /** A job that has a number, and what it belongs to. */
  record LocatedJob(Located at, Job job, long number) {}

  private final World world;
  private final Map<Long, Repository> repositories;
  private final Map<String, Located> workflows = new HashMap<>();
  private final Map<String, LocatedJob> jobs = new HashMap<>();

  CircleCiIndex(World world) {
    this.world = world;
    repositories =
        world.repositories().stream().collect(toMap(Repository::id, Function.identity()));
    for (CircleCiPipeline pipeline : world.circleCiPipelines()) {
      Repository repository = repository(pipeline);
      for (Workflow workflow : pipeline.workflows()) {
        Located located = new Located(repository, pipeline, workflow);
        workflows.put(workflow.id(), located);
        for (Job job : workflow.jobs()) {
          Long number = job.number();
          if (number != null) {
            jobs.put(jobKey(repository, number), new LocatedJob(located, job, number));
          }
        }
      }
    }
  }

  Repository repository(CircleCiPipeline pipeline) {
    Repository repository = repositories.get(pipeline.repositoryId());
    if (repository == null) {
      throw new IllegalStateException("A pipeline of no repository: " + pipeline.id());
    }
    return repository;
  }

  Optional<CircleCiPipeline> pipeline(String id) {
    return world.circleCiPipelines().stream()
        .filter(pipeline -> pipeline.id().equalsIgnoreCase(id))
        .findFirst();
  }

  /** The pipelines of a repository, newest first. */
  List<CircleCiPipeline> pipelines(Repository repository) {
    return world.circleCiPipelines().stream()
        .filter(pipeline -> pipeline.repositoryId() == repository.id())
        .sorted(comparing(CircleCiPipeline::number).reversed())
        .toList();
  }

  Optional<Located> workflow(String id) {
    return Optional.ofNullable(workflows.get(id));
  }

  Optional<Repository> repository(String owner, String name) {
    return world.repository(owner + "/" + name);
  }

  Optional<LocatedJob> job(Repository repository, String number) {
    return Optional.ofNullable(jobs.get(repository.id() + "/" + number));
  }

  /** Whether this is how CircleCI writes ids. */
  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String jobKey(Repository repository, long number) {
    return repository.id() + "/" + number;
  }
}
