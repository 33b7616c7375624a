package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/** The answers of the API to known callers, without HTTP. Thread-safe. */
final class Api {

  private static final int SEARCH_RESULTS = 1000;

  private final Index index;
  private final AccountJson accounts;
  private final RepositoryJson repositories;
  private final RunJson runs;
  private final JobJson jobs;

  Api(World world, String url) {
    index = new Index(world);
    accounts = new AccountJson(url);
    repositories = new RepositoryJson(url, accounts);
    runs = new RunJson(index, repositories, accounts);
    jobs = new JobJson(repositories);
  }

  Answer answer(Route route, Query query, Caller caller) {
    return switch (route.kind()) {
      case USER -> user(caller);
      case RATE_LIMIT, UNKNOWN -> Answer.notFound();
      default -> inRepository(route, query, caller);
    };
  }

  private Answer user(Caller caller) {
    return caller
        .token()
        .map(Token::account)
        .map(accounts::of)
        .map(Answer::ok)
        .orElse(Answer.error(401, "Requires authentication"));
  }

  private Answer inRepository(Route route, Query query, Caller caller) {
    String fullName = route.fullName();
    Optional<Repository> found =
        fullName == null ? index.repository(route.repositoryId()) : index.named(fullName);
    if (found.isPresent()) {
      return found
          .filter(caller::maySee)
          .map(repository -> of(repository, route, query))
          .orElse(Answer.notFound());
    }
    return Optional.ofNullable(fullName)
        .flatMap(index::formerlyNamed)
        .filter(caller::maySee)
        .map(
            repository ->
                Answer.movedTo(repositories.urlById(repository) + route.rest() + tail(query)))
        .orElse(Answer.notFound());
  }

  private static String tail(Query query) {
    return query.parameters().isEmpty() ? "" : "?" + query.text();
  }

  private Answer of(Repository repository, Route route, Query query) {
    if (route.kind() == Route.Kind.REPOSITORY) {
      return Answer.ok(repositories.full(repository));
    }
    if (route.kind() == Route.Kind.RUNS) {
      return runs(repository, query);
    }
    boolean oneAttempt = route.attempt() > 0;
    return (oneAttempt
            ? index.attempt(repository, route.runId(), route.attempt())
            : index.run(repository, route.runId()))
        .map(run -> of(repository, run, route, query))
        .orElse(Answer.notFound());
  }

  private Answer of(Repository repository, WorkflowRun run, Route route, Query query) {
    return switch (route.kind()) {
      case JOBS -> jobs(repository, run, route, query, query.get("filter").orElse("latest"));
      case ATTEMPT_JOBS -> jobs(repository, run, route, query, "latest");
      default -> Answer.ok(runs.of(repository, run));
    };
  }

  private Answer runs(Repository repository, Query query) {
    @Nullable RunFilter filter = RunFilter.of(query).orElse(null);
    if (filter == null) {
      return Answer.error(422, "Validation Failed");
    }
    int reachable = filter.isSearch() ? SEARCH_RESULTS : Integer.MAX_VALUE;
    return new Page(repositories.urlById(repository) + "/actions/runs", query, reachable)
        .of("workflow_runs", filter.apply(index.runs(repository)), run -> runs.of(repository, run));
  }

  private Answer jobs(
      Repository repository, WorkflowRun run, Route route, Query query, String filter) {
    boolean all = filter.equals("all");
    List<Job> wanted =
        index.jobs(run.id()).stream()
            .filter(job -> all || job.runAttempt() == run.attempt())
            .toList();
    return new Page(repositories.urlById(repository) + route.rest(), query, Integer.MAX_VALUE)
        .of("jobs", wanted, job -> jobs.of(repository, run, job));
  }

  /** The quota in the shape of {@code /rate_limit}. */
  static Answer rateLimit(Quotas.State state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode resources = json.putObject("resources");
    for (String resource : List.of("core", "search", "graphql")) {
      resources.set(resource, state.json());
    }
    json.set("rate", state.json());
    return Answer.ok(json);
  }
}
