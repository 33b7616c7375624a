package org.cienrich.io.github;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.ScriptedServer.SeenRequest;

/** A repository of which each run has one job per attempt, as GitHub tells and lists it. */
final class ScriptedRuns implements ScriptedServer.Script {
  static final RepositoryInfo REPOSITORY = new RepositoryInfo("11", "o/n", "main", false, null);
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** How many results of a search can be reached. */
  static final int REACHABLE = 1000;

  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final Pattern LIST =
      Pattern.compile(
          "/repos/o/n/actions/runs\\?(?:created=([^.]+)\\.\\.([^&]+)&)?per_page=100&page=(\\d+)");
  private static final Pattern SINGLE =
      Pattern.compile("/repos/o/n/actions/runs/(\\d+)(?:/attempts/(\\d+))?");
  private static final Pattern JOBS =
      Pattern.compile("/repos/o/n/actions/runs/(\\d+)/attempts/(\\d+)/jobs\\?per_page=100&page=1");

  /** A run of which the attempts {@code firstKept} to {@code attempts} are there. */
  record Run(long id, Instant createdAt, String status, int attempts, int firstKept) {}

  private final NavigableMap<Long, Run> runs = new TreeMap<>();
  private final Set<Long> senseless = new HashSet<>();

  /** Adds a completed run with one attempt. */
  ScriptedRuns add(long id, Instant createdAt) {
    return add(new Run(id, createdAt, "completed", 1, 1));
  }

  ScriptedRuns add(Run run) {
    runs.put(run.id(), run);
    return this;
  }

  /** Adds completed runs with ids from {@code first} on, one per {@code seconds}. */
  ScriptedRuns addMany(long first, int count, long idStep, Instant from, long seconds) {
    for (int i = 0; i < count; i++) {
      add(first + i * idStep, from.plusSeconds(i * seconds));
    }
    return this;
  }

  /** Tells a commit that is none in lists, though not when asked for singly. */
  ScriptedRuns listedWithoutSense(long id) {
    senseless.add(id);
    return this;
  }

  ScriptedRuns remove(long id) {
    runs.remove(id);
    return this;
  }

  @Override
  public ScriptedReply replyTo(SeenRequest request) {
    Matcher list = LIST.matcher(request.target());
    if (list.matches()) {
      return list(list);
    }
    Matcher single = SINGLE.matcher(request.target());
    if (single.matches()) {
      Run run = runs.get(Long.parseLong(single.group(1)));
      return run == null ? missing() : single(run, single.group(2));
    }
    Matcher jobs = JOBS.matcher(request.target());
    return jobs.matches()
        ? ScriptedReply.ok(jobs(Long.parseLong(jobs.group(1)), Integer.parseInt(jobs.group(2))))
        : ScriptedReply.of(400, "{\"message\":\"unexpected " + request.target() + "\"}");
  }

  private static ScriptedReply missing() {
    return ScriptedReply.of(404, "{\"message\":\"Not Found\"}");
  }

  private static ScriptedReply single(Run run, String attempt) {
    int number = attempt == null ? run.attempts() : Integer.parseInt(attempt);
    boolean isThere =
        number == run.attempts() || (number >= run.firstKept() && number < run.attempts());
    return isThere ? ScriptedReply.ok(json(run, number)) : missing();
  }

  private ScriptedReply list(Matcher list) {
    boolean isSearch = list.group(1) != null;
    List<Run> matching = new ArrayList<>(runs.values());
    if (isSearch) {
      Instant from = Instant.parse(list.group(1));
      Instant until = Instant.parse(list.group(2));
      matching.removeIf(run -> run.createdAt().isBefore(from) || run.createdAt().isAfter(until));
    }
    matching.sort(comparing(Run::createdAt).thenComparing(Run::id).reversed());
    int end = Math.min(matching.size(), isSearch ? REACHABLE : Integer.MAX_VALUE);
    int page = Integer.parseInt(list.group(3));
    List<Run> shown = matching.subList(Math.min(end, (page - 1) * 100), Math.min(end, page * 100));
    ScriptedReply reply =
        ScriptedReply.ok(
            shown.stream()
                .map(this::listed)
                .collect(
                    Collectors.joining(
                        ",",
                        "{\"total_count\":" + matching.size() + ",\"workflow_runs\":[",
                        "]}")));
    return page * 100 < end ? reply.with("Link", "<http://h/?x>; rel=\"next\"") : reply;
  }

  private String listed(Run run) {
    String json = json(run, run.attempts());
    return senseless.contains(run.id()) ? json.replace(SHA, "?") : json;
  }

  static Instant attemptStart(Run run, int attempt) {
    return run.createdAt().plusSeconds(3600L * (attempt - 1));
  }

  /** When the job of an attempt completes; the run is last updated a day later. */
  static Instant completion(Run run, int attempt) {
    return attemptStart(run, attempt).plusSeconds(60);
  }

  private static String json(Run run, int attempt) {
    String status = attempt < run.attempts() ? "completed" : run.status();
    return "{\"id\":%d,\"run_attempt\":%d,\"head_sha\":\"%s\",\"status\":\"%s\","
            .formatted(run.id(), attempt, SHA, status)
        + "\"conclusion\":%s,\"created_at\":\"%s\",\"run_started_at\":\"%s\","
            .formatted(
                status.equals("completed") ? "\"success\"" : "null",
                run.createdAt(),
                attemptStart(run, attempt))
        + "\"updated_at\":\"%s\",\"repository\":{\"id\":11}}"
            .formatted(completion(run, attempt).plusSeconds(86_400));
  }

  private String jobs(long id, int attempt) {
    return "{\"total_count\":1,\"jobs\":[{\"id\":%d,\"name\":\"build\",\"status\":\"completed\","
            .formatted(id * 100 + attempt)
        + "\"conclusion\":\"success\",\"created_at\":\"2024-01-01T00:00:00Z\","
        + "\"started_at\":\"2024-01-01T00:00:01Z\",\"completed_at\":\"%s\",\"runner_name\":\"r\"}]}"
            .formatted(completion(runs.get(id), attempt));
  }
}
