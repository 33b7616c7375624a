package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/** The answers of the API to known callers, without HTTP. Thread-safe. */
final class Api {

  private static final int SEARCH_RESULTS = 1000;

  private final Index index;
  private final AccountJson accounts;
  private final RepositoryJson repositories;
  private final RunJson runs;
  private final JobJson jobs;
  private final LogsApi logs;
  private final PullsApi pulls;
  private final CommitsApi commits;

  Api(Index index, GitHubIndex github, String url, RestApi.Files files) {
    this.index = index;
    accounts = new AccountJson(url);
    repositories = new RepositoryJson(url, accounts);
    runs = new RunJson(index, repositories, accounts);
    jobs = new JobJson(repositories);
    logs = new LogsApi(github, files.logs());
    PullJson pullJson = new PullJson(index, repositories, accounts);
    CommitJson commitJson = new CommitJson(github, repositories, accounts);
    pulls = new PullsApi(github, repositories, accounts, pullJson, commitJson);
    commits = new CommitsApi(github, files.git(), repositories, pullJson, commitJson);
  }

  Answer answer(Route route, Query query, Caller caller) {
    return switch (route.kind()) {
      case USER -> user(caller);
      case RATE_LIMIT, GRAPHQL, ACCESS_TOKENS, UNKNOWN -> Answer.notFound();
      default -> inRepository(route, query, caller);
    };
  }

  private Answer user(Caller caller) {
    return caller
        .token()
        .map(Token::account)
        .map(accounts::profile)
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
    return switch (route.kind()) {
      case REPOSITORY -> Answer.ok(repositories.full(repository));
      case RUNS -> runs(repository, query);
      case PULLS -> pulls.list(repository, route, query);
      case PULL, PULL_REVIEWS, PULL_COMMENTS, PULL_COMMITS, ISSUE_COMMENTS, ISSUE_TIMELINE ->
          pulls.of(repository, route, query);
      case COMMITS, COMMIT, COMMIT_PATCH, COMMIT_DIFF, COMMIT_PULLS, COMMIT_COMMENTS, TARBALL ->
          commits.of(repository, route, query);
      case JOB_LOGS ->
          index.job(repository, route.number("job_id")).map(logs::log).orElse(Answer.notFound());
      default ->
          run(repository, route)
              .map(run -> of(repository, run, route, query))
              .orElse(Answer.notFound());
    };
  }

  private Optional<WorkflowRun> run(Repository repository, Route route) {
    long id = route.number("run_id");
    return route.variables().containsKey("attempt_number")
        ? index.attempt(repository, id, (int) route.number("attempt_number"))
        : index.run(repository, id);
  }

  private Answer of(Repository repository, WorkflowRun run, Route route, Query query) {
    return switch (route.kind()) {
      case JOBS -> jobs(repository, run, route, query, query.get("filter").orElse("latest"));
      case ATTEMPT_JOBS -> jobs(repository, run, route, query, "latest");
      case RUN_LOGS, ATTEMPT_LOGS -> logs.archive(run);
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
    return new Page(repositories.urlById(repository) + route.rest(), query)
        .of("jobs", wanted, job -> jobs.of(repository, run, job));
  }

  /** The quotas in the shape of {@code /rate_limit}. */
  static Answer rateLimit(Quotas.State core, Quotas.State graphql) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode resources = json.putObject("resources");
    resources.set("core", core.json());
    resources.set("search", core.json());
    resources.set("graphql", graphql.json());
    json.set("rate", core.json());
    return Answer.ok(json);
  }
}
