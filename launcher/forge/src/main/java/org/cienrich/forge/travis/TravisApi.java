package org.cienrich.forge.travis;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.access.Tokens;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Travis CI's API v3: repositories, builds, jobs and logs. What the caller may not see does not
 * exist; requests that do not ask for version 3 are for an API that knows none of it. Thread-safe.
 */
public final class TravisApi {

  private static final Pattern TOKEN = Pattern.compile("token\\s+\"?([^\"\\s]+)\"?");
  private static final int BUILDS_PER_PAGE = 25;
  private static final int JOBS_PER_PAGE = 100;

  private record Located(Repository repository, TravisBuild build, TravisBuild.Job job) {}

  private final World world;
  private final Index index;
  private final Tokens tokens;
  private final Map<String, TravisBuild> builds;
  private final Map<String, Located> jobs = new HashMap<>();

  public TravisApi(World world, Index index, Tokens tokens) {
    this.world = world;
    this.index = index;
    this.tokens = tokens;
    builds =
        world.travisBuilds().stream()
            .collect(toMap(build -> Long.toString(build.id()), Function.identity()));
    for (TravisBuild build : world.travisBuilds()) {
      for (TravisBuild.Job job : build.jobs()) {
        jobs.put(Long.toString(job.id()), new Located(repository(build), build, job));
      }
    }
  }

  /** The endpoints below a path. */
  public Endpoints endpoints(String root) {
    return new Endpoints("travis ", root, call -> error(404, "not_found", "not found"))
        .get("/repo/{slug}", known(this::repository))
        .get("/repo/{slug}/builds", known(this::builds))
        .get("/build/{id}", known(this::build))
        .get("/build/{id}/jobs", known(this::buildJobs))
        .get("/job/{id}", known(this::job))
        .get("/job/{id}/log", known(this::log))
        .get("/job/{id}/log.txt", known(this::logText));
  }

  private Endpoints.Answer known(Endpoints.Answer answer) {
    return call -> {
      if (call.header("Travis-API-Version").filter("3"::equals).isEmpty()) {
        return Reply.json(404, JsonNodeFactory.instance.objectNode().put("file", "not found"));
      }
      return tokens.caller(token(call)).isPresent()
          ? answer.to(call)
          : Reply.text(403, "access denied");
    };
  }

  private Reply repository(Call call) {
    return named(call)
        .map(repository -> Reply.json(200, TravisJson.repository(repository)))
        .orElse(missing("repository"));
  }

  private Reply builds(Call call) {
    return named(call)
        .map(
            repository ->
                Offsets.page(
                    call,
                    "builds",
                    "/repo/" + TravisJson.idOf(repository) + "/builds",
                    BUILDS_PER_PAGE,
                    builds(repository, call),
                    build -> TravisJson.build(repository, build, false, false)))
        .orElse(missing("repository"));
  }

  private List<TravisBuild> builds(Repository repository, Call call) {
    String sort = call.query().get("sort_by").orElse("started_at:desc");
    Comparator<TravisBuild> order =
        sort.startsWith("id")
            ? comparing(TravisBuild::id)
            : comparing(TravisBuild::startedAt, nullsLast(naturalOrder()));
    return world.travisBuilds().stream()
        .filter(build -> build.repositoryId() == repository.id())
        .filter(build -> matches(call, "branch.name", build.branch()))
        .filter(build -> matches(call, "state", build.state()))
        .filter(build -> matches(call, "event_type", build.eventType()))
        .sorted(sort.endsWith(":desc") ? order.reversed() : order)
        .toList();
  }

  private static boolean matches(Call call, String parameter, @Nullable String value) {
    return call.query()
        .get(parameter)
        .map(wanted -> value != null && Set.of(wanted.split(",", -1)).contains(value))
        .orElse(true);
  }

  private Reply build(Call call) {
    Set<String> include = Set.of(call.query().get("include").orElse("").split(",", -1));
    return withBuild(
        call,
        (repository, build) ->
            Reply.json(
                200,
                TravisJson.build(
                    repository,
                    build,
                    include.contains("build.repository"),
                    include.contains("build.jobs"))));
  }

  private Reply buildJobs(Call call) {
    return withBuild(
        call,
        (repository, build) ->
            Offsets.page(
                call,
                "jobs",
                "/build/" + build.id() + "/jobs",
                JOBS_PER_PAGE,
                build.jobs(),
                job -> TravisJson.job(repository, build, job)));
  }

  private Reply withBuild(Call call, BiFunction<Repository, TravisBuild, Reply> answer) {
    return Optional.ofNullable(builds.get(call.variable("id")))
        .filter(build -> maySee(call, repository(build)))
        .map(build -> answer.apply(repository(build), build))
        .orElse(missing("build"));
  }

  private Reply job(Call call) {
    return located(call)
        .map(at -> Reply.json(200, TravisJson.job(at.repository(), at.build(), at.job())))
        .orElse(missing("job"));
  }

  private Reply log(Call call) {
    return located(call)
        .filter(at -> at.job().log() != null)
        .map(at -> Reply.json(200, TravisJson.log(at.job(), String.valueOf(at.job().log()))))
        .orElse(missing("log"));
  }

  private Reply logText(Call call) {
    return located(call)
        .filter(at -> at.job().log() != null)
        .map(at -> Reply.text(200, String.valueOf(at.job().log())))
        .orElse(missing("log"));
  }

  private Optional<Located> located(Call call) {
    return Optional.ofNullable(jobs.get(call.variable("id")))
        .filter(at -> maySee(call, at.repository()));
  }

  private Optional<Repository> named(Call call) {
    String slug = call.variable("slug");
    return world.repositories().stream()
        .filter(
            repository ->
                repository.fullName().equalsIgnoreCase(slug)
                    || Long.toString(TravisJson.idOf(repository)).equals(slug))
        .filter(repository -> maySee(call, repository))
        .findFirst();
  }

  private Repository repository(TravisBuild build) {
    return index
        .repository(build.repositoryId())
        .orElseThrow(() -> new IllegalStateException("A build of no repository: " + build.id()));
  }

  private boolean maySee(Call call, Repository repository) {
    return tokens.caller(token(call)).filter(it -> it.maySee(repository)).isPresent();
  }

  private static @Nullable String token(Call call) {
    return call.header("Authorization")
        .map(TOKEN::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .orElse(null);
  }

  private static Reply missing(String type) {
    ObjectNode body = errorBody("not_found", type + " not found (or insufficient access)");
    return Reply.json(404, body.put("resource_type", type));
  }

  private static Reply error(int status, String type, String message) {
    return Reply.json(status, errorBody(type, message));
  }

  private static ObjectNode errorBody(String type, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@type", "error");
    body.put("error_type", type);
    return body.put("error_message", message);
  }
}
