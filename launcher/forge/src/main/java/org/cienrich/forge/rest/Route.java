package org.cienrich.forge.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks for.
 *
 * @param template the endpoint as GitHub's documentation writes it
 * @param fullName owner and name, or null when the repository was named by its id
 * @param rest the path behind the repository
 */
record Route(
    Kind kind,
    String template,
    @Nullable String fullName,
    long repositoryId,
    String rest,
    long runId,
    int attempt) {

  /** The endpoints, with what follows the repository in their template. */
  enum Kind {
    REPOSITORY(""),
    RUNS("/actions/runs"),
    RUN("/actions/runs/{run_id}"),
    ATTEMPT("/actions/runs/{run_id}/attempts/{attempt_number}"),
    JOBS("/actions/runs/{run_id}/jobs"),
    ATTEMPT_JOBS("/actions/runs/{run_id}/attempts/{attempt_number}/jobs"),
    RATE_LIMIT(""),
    USER(""),
    UNKNOWN("");

    private final String tail;

    Kind(String tail) {
      this.tail = tail;
    }
  }

  private static final Pattern IN_REPOSITORY =
      Pattern.compile(
          "/(?:repos/([^/]+/[^/]+)|repositories/(\\d{1,18}))"
              + "((/actions/runs)?(?:(?<=/actions/runs)/(\\d{1,18})(?:/attempts/(\\d{1,9}))?(/jobs)?)?)");

  static Route of(String path) {
    if (path.equals("/rate_limit")) {
      return outside(Kind.RATE_LIMIT, path);
    }
    if (path.equals("/user")) {
      return outside(Kind.USER, path);
    }
    Matcher matcher = IN_REPOSITORY.matcher(path);
    if (!matcher.matches()) {
      return outside(Kind.UNKNOWN, "unknown");
    }
    Kind kind = kind(matcher);
    String fullName = matcher.group(1);
    return new Route(
        kind,
        (fullName == null ? "/repositories/{id}" : "/repos/{owner}/{repo}") + kind.tail,
        fullName,
        number(matcher.group(2)),
        matcher.group(3),
        number(matcher.group(5)),
        (int) number(matcher.group(6)));
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group(4) == null) {
      return Kind.REPOSITORY;
    }
    if (matcher.group(5) == null) {
      return Kind.RUNS;
    }
    boolean jobs = matcher.group(7) != null;
    if (matcher.group(6) == null) {
      return jobs ? Kind.JOBS : Kind.RUN;
    }
    return jobs ? Kind.ATTEMPT_JOBS : Kind.ATTEMPT;
  }

  private static Route outside(Kind kind, String template) {
    return new Route(kind, template, null, 0, "", 0, 0);
  }

  private static long number(@Nullable String digits) {
    return Optional.ofNullable(digits).map(Long::parseLong).orElse(0L);
  }
}
