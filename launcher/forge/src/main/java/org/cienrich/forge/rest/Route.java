package org.cienrich.forge.rest;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.http.PathTemplate;
import org.cienrich.forge.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks for.
 *
 * @param template the endpoint as GitHub's documentation writes it
 * @param fullName owner and name, or null when the repository was named by its id
 * @param rest the path behind the repository
 * @param variables the parts of the path that the template leaves open
 */
record Route(
    Kind kind,
    String template,
    @Nullable String fullName,
    long repositoryId,
    String rest,
    Map<String, String> variables) {

  private static final Pattern IN_REPOSITORY =
      Pattern.compile("/(?:repos/([^/]+/[^/]+)|repositories/(\\d{1,18}))((?:/.*)?)");

  private static final Pattern PATCH =
      Pattern.compile("application/vnd\\.github\\.(v3\\.)?patch\\b");
  private static final Pattern DIFF = Pattern.compile("application/vnd\\.github\\.(v3\\.)?diff\\b");

  private static final Map<Kind, PathTemplate> PATHS = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      PATHS.put(kind, kind.path());
    }
  }

  /** The endpoints; those in a repository with what follows it in their template. */
  enum Kind {
    RATE_LIMIT("/rate_limit", false),
    USER("/user", false),
    GRAPHQL("/graphql", false),
    ACCESS_TOKENS("/app/installations/{installation_id}/access_tokens", false),
    REPOSITORY("", true),
    RUNS("/actions/runs", true),
    RUN("/actions/runs/{run_id}", true),
    RUN_LOGS("/actions/runs/{run_id}/logs", true),
    ATTEMPT("/actions/runs/{run_id}/attempts/{attempt_number}", true),
    ATTEMPT_LOGS("/actions/runs/{run_id}/attempts/{attempt_number}/logs", true),
    JOBS("/actions/runs/{run_id}/jobs", true),
    ATTEMPT_JOBS("/actions/runs/{run_id}/attempts/{attempt_number}/jobs", true),
    JOB_LOGS("/actions/jobs/{job_id}/logs", true),
    PULLS("/pulls", true),
    PULL("/pulls/{pull_number}", true),
    PULL_REVIEWS("/pulls/{pull_number}/reviews", true),
    PULL_COMMENTS("/pulls/{pull_number}/comments", true),
    PULL_COMMITS("/pulls/{pull_number}/commits", true),
    ISSUE_COMMENTS("/issues/{issue_number}/comments", true),
    ISSUE_TIMELINE("/issues/{issue_number}/timeline", true),
    COMMITS("/commits", true),
    COMMIT("/commits/{ref}", true),
    COMMIT_PATCH("/commits/{ref}", true),
    COMMIT_DIFF("/commits/{ref}", true),
    COMMIT_PULLS("/commits/{commit_sha}/pulls", true),
    COMMIT_COMMENTS("/commits/{commit_sha}/comments", true),
    TARBALL("/tarball/{ref}", true),
    UNKNOWN("unknown", false);

    private final String template;
    private final boolean inRepository;

    Kind(String template, boolean inRepository) {
      this.template = template;
      this.inRepository = inRepository;
    }

    /** What of a path belongs to an endpoint; all variables but refs and hashes are numbers. */
    private PathTemplate path() {
      return new PathTemplate(
          template, variable -> isText(variable) ? PathTemplate.SEGMENT : "\\d{1,18}");
    }

    private static boolean isText(String variable) {
      return variable.equals("ref") || variable.equals("commit_sha");
    }
  }

  static Route of(String path) {
    Matcher matcher = IN_REPOSITORY.matcher(path);
    boolean inRepository = matcher.matches();
    String rest = inRepository ? matcher.group(3) : path;
    for (Map.Entry<Kind, PathTemplate> endpoint : PATHS.entrySet()) {
      Kind kind = endpoint.getKey();
      Map<String, String> variables = endpoint.getValue().match(rest).orElse(null);
      if (kind.inRepository == inRepository && variables != null) {
        return inRepository
            ? inRepository(kind, matcher, variables)
            : new Route(kind, kind.template, null, 0, "", variables);
      }
    }
    return new Route(Kind.UNKNOWN, Kind.UNKNOWN.template, null, 0, "", Map.of());
  }

  /** The route of a request, whose {@code Accept} header chooses among forms of one thing. */
  static Route of(Request request) {
    Route route = of(request.path());
    String accept = request.header("Accept").orElse("");
    if (route.kind() == Kind.COMMIT && PATCH.matcher(accept).find()) {
      return route.as(Kind.COMMIT_PATCH);
    }
    return route.kind() == Kind.COMMIT && DIFF.matcher(accept).find()
        ? route.as(Kind.COMMIT_DIFF)
        : route;
  }

  private Route as(Kind other) {
    return new Route(other, template, fullName, repositoryId, rest, variables);
  }

  /** A number of the path; all of them are digits. */
  long number(String variable) {
    return Long.parseLong(text(variable));
  }

  String text(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalArgumentException(template + " has no " + variable);
    }
    return value;
  }

  private static Route inRepository(Kind kind, Matcher matcher, Map<String, String> variables) {
    String fullName = matcher.group(1);
    return new Route(
        kind,
        (fullName == null ? "/repositories/{id}" : "/repos/{owner}/{repo}") + kind.template,
        fullName,
        fullName == null ? Long.parseLong(matcher.group(2)) : 0,
        matcher.group(3),
        variables);
  }
}
