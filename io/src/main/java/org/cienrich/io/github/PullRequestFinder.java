package org.cienrich.io.github;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.github.PullRequestSource.Candidate;
import org.cienrich.io.github.PullRequestSource.Candidates;

/**
 * Finds the pull requests that runs built. Commits are first led to numbers, so that all runs of a
 * pull request share one answer about it. Thread-safe.
 */
final class PullRequestFinder {
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

  private final PullRequestSource source;

  PullRequestFinder(PullRequestSource source) {
    this.source = source;
  }

  List<Lookup<Optional<PullRequestHistory>>> find(RepositoryInfo repository, List<CiRun> runs) {
    List<Lookup<Optional<Long>>> numbers = numbers(repository, runs);
    NavigableMap<Long, Instant> latest = new TreeMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Instant trigger = runs.get(i).trigger().triggeredAt();
      if (numbers.get(i) instanceof Lookup.Found<Optional<Long>> found) {
        found.value().ifPresent(number -> latest.merge(number, trigger, PullRequestFinder::later));
      }
    }
    Map<Long, Lookup<PullRequestHistory>> histories =
        latest.isEmpty() ? Map.of() : source.histories(repository, latest);
    return numbers.stream().map(number -> number.flatMap(history(histories))).toList();
  }

  private static Function<Optional<Long>, Lookup<Optional<PullRequestHistory>>> history(
      Map<Long, Lookup<PullRequestHistory>> histories) {
    return number ->
        number
            .map(it -> histories.get(it).<Optional<PullRequestHistory>>map(Optional::of))
            .orElseGet(() -> new Lookup.Found<>(Optional.empty()));
  }

  private List<Lookup<Optional<Long>>> numbers(RepositoryInfo repository, List<CiRun> runs) {
    NavigableMap<String, Instant> latest = new TreeMap<>();
    for (CiRun run : runs) {
      if (run.trigger().pullRequests().isEmpty() && isSha(run)) {
        latest.merge(
            run.trigger().commitSha(), run.trigger().triggeredAt(), PullRequestFinder::later);
      }
    }
    Map<String, Lookup<Candidates>> candidates =
        latest.isEmpty() ? Map.of() : source.candidates(repository, latest);
    List<Lookup<Optional<Long>>> numbers = new ArrayList<>();
    for (CiRun run : runs) {
      numbers.add(number(run, candidates));
    }
    return numbers;
  }

  private static Lookup<Optional<Long>> number(
      CiRun run, Map<String, Lookup<Candidates>> candidates) {
    if (!run.trigger().pullRequests().isEmpty()) {
      return new Lookup.Found<>(Optional.of(run.trigger().pullRequests().get(0)));
    }
    if (!isSha(run)) {
      return new Lookup.NotFound<>(
          MissingReason.NOT_FOUND, "No commit: " + GitHubActions.quote(run.trigger().commitSha()));
    }
    return candidates
        .get(run.trigger().commitSha())
        .flatMap(found -> choose(found, run.trigger().triggeredAt()));
  }

  private static Lookup<Optional<Long>> choose(Candidates found, Instant trigger) {
    Optional<Long> oldest =
        found.candidates().stream()
            .filter(candidate -> candidate.intoThis() && candidate.wasOpenAt(trigger))
            .min(comparing(Candidate::createdAt).thenComparing(Candidate::number))
            .map(Candidate::number);
    return oldest.isPresent() || found.isComplete()
        ? new Lookup.Found<>(oldest)
        : new Lookup.Failed<>(
            MissingReason.TOO_LARGE, "The commit belongs to too many pull requests");
  }

  private static boolean isSha(CiRun run) {
    return SHA.matcher(run.trigger().commitSha()).matches();
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }
}
