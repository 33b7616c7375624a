package org.cienrich.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.faults.ForgeRequest;
import org.cienrich.forge.faults.RandomFaults;

/**
 * All faults at once: git goes wrong in another way for each of some repositories of a synthetic
 * world, some answers of the API fail for ever, and a fifth of all others at first. Thread-safe.
 *
 * @param runOfNoLogs a run whose log nobody gets
 * @param runOfNoAnswer a run that nobody gets
 */
record Storm(long runOfNoLogs, long runOfNoAnswer, FaultPlan atRandom) implements FaultPlan {
  static final String GONE = "synthetic/repo-0001";
  static final String FORBIDDEN = "synthetic/repo-0002";
  static final String PRIVATE = "synthetic/repo-0003";
  static final String MOVED = "synthetic/repo-0004";
  static final String SILENT = "synthetic/repo-0005";
  static final String CUT = "synthetic/repo-0006";
  static final String CORRUPT = "synthetic/repo-0007";
  static final String RECOVERING = "synthetic/repo-0008";
  static final String WITHOUT_LOGS = "synthetic/repo-0009";
  static final String WITHOUT_ANSWER = "synthetic/repo-0010";
  static final int REPOSITORIES = 11;

  /** Requests that fail at random succeed at the fourth attempt. */
  static final int API_ATTEMPTS = 4;

  private static final Duration LONG_SILENCE = Duration.ofMinutes(2);

  static Storm of(long runOfNoLogs, long runOfNoAnswer) {
    return new Storm(runOfNoLogs, runOfNoAnswer, new RandomFaults(5, 0.2, API_ATTEMPTS - 1));
  }

  @Override
  public Optional<Fault> faultFor(ForgeRequest request) {
    String target = request.target();
    if (target.startsWith("/git/")) {
      int end = target.indexOf(".git/");
      return git(target.substring("/git/".length(), end), target.substring(end), request);
    }
    return target.contains("/runs/" + runOfNoAnswer) || isLogOf(runOfNoLogs, target)
        ? Optional.of(Fault.serverError(500))
        : atRandom.faultFor(request);
  }

  private static boolean isLogOf(long run, String target) {
    return target.endsWith("/logs")
        && (target.contains("/runs/" + run + "/") || target.contains("/jobs/" + run));
  }

  private Optional<Fault> git(String name, String rest, ForgeRequest request) {
    boolean isPack = rest.endsWith("#fetch");
    Fault fault =
        switch (name) {
          case GONE -> new Fault.Status(404, Map.of(), "");
          case FORBIDDEN -> new Fault.Status(403, Map.of(), "");
          case PRIVATE ->
              new Fault.Status(401, Map.of("WWW-Authenticate", "Basic realm=\"GitHub\""), "");
          case MOVED -> new Fault.Status(301, Map.of("Location", otherName(name, rest)), "");
          case SILENT -> new Fault.Delay(LONG_SILENCE);
          case CUT -> isPack ? new Fault.TruncatedBody() : null;
          case CORRUPT -> isPack ? new Fault.CorruptBody() : null;
          case RECOVERING -> isPack && request.occurrence() <= 2 ? new Fault.TruncatedBody() : null;
          default -> null;
        };
    return Optional.ofNullable(fault);
  }

  private static String otherName(String name, String rest) {
    return "/git/" + name.toUpperCase(Locale.ROOT) + rest;
  }

  /** Why git gives nothing of each of the repositories that it gives nothing of. */
  static Map<String, String> gitReasons() {
    return Map.of(
        GONE, "NOT_FOUND",
        FORBIDDEN, "FORBIDDEN",
        PRIVATE, "FORBIDDEN",
        SILENT, "TIMEOUT",
        CUT, "UNAVAILABLE",
        CORRUPT, "UNAVAILABLE");
  }

  /** Those of them that a retry asks again. */
  static List<String> failed() {
    return List.of(SILENT, CUT, CORRUPT);
  }
}
