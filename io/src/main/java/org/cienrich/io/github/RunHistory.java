package org.cienrich.io.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All runs of a repository. The pages of the list of all runs shift while they are read: new runs
 * push others to the next page, where they are seen twice, and deleted ones pull others to a page
 * that was read already. If fewer were seen than there are, the list is read once more, and what is
 * missing even then is searched for by time. Thread-safe.
 */
final class RunHistory {
  /** GitHub Actions did not run anything before. */
  private static final Instant BEGINNING = Instant.parse("2018-01-01T00:00:00Z");

  private static final long MAX_PAGES = 100_000;
  private static final int BATCH = 8;
  private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);

  private final RunLists lists;
  private final SingleRuns singles;

  RunHistory(RunLists lists, SingleRuns singles) {
    this.lists = lists;
    this.singles = singles;
  }

  /** Lists the attempts of the runs created before an instant, the oldest first. */
  Lookup<List<CiRun>> list(RepositoryInfo repository, Instant before) {
    Map<Long, WorkflowRun> seen = new HashMap<>();
    Optional<Lookup<RunPage>> absent = Optional.empty();
    boolean complete = false;
    for (int reading = 1; reading <= 2 && absent.isEmpty() && !complete; reading++) {
      Reading read = new Reading(repository.name(), seen);
      absent = read.all();
      complete = seen.size() >= read.total;
    }
    if (absent.isEmpty() && !complete) {
      absent = searchOlder(repository.name(), seen);
    }
    if (absent.isPresent()) {
      return absent.get().map(page -> List.of());
    }
    return withAttempts(
        repository,
        seen.values().stream()
            .filter(run -> run.isOf(repository.key()) && run.createdAt().isBefore(before))
            .toList());
  }

  /** Lists tell the last attempts only; each earlier one takes a request. */
  private Lookup<List<CiRun>> withAttempts(RepositoryInfo repository, List<WorkflowRun> listed) {
    List<CiRun> runs = new ArrayList<>();
    for (Lookup<List<WorkflowRun>> lookup :
        RunLists.REQUESTS.map(listed, last -> singles.attempts(repository, last))) {
      if (!(lookup instanceof Lookup.Found<List<WorkflowRun>> found)) {
        return lookup.map(absent -> List.of());
      }
      found.value().forEach(attempt -> runs.add(attempt.toCiRun(repository)));
    }
    runs.sort(CiRun.BY_START);
    return new Lookup.Found<>(List.copyOf(runs));
  }

  private Optional<Lookup<RunPage>> searchOlder(String repository, Map<Long, WorkflowRun> seen) {
    Instant oldest =
        seen.values().stream()
            .map(WorkflowRun::createdAt)
            .min(Instant::compareTo)
            .filter(BEGINNING::isBefore)
            .orElse(BEGINNING);
    LOG.info("{}: the list of runs ends at {}; older ones are searched for", repository, oldest);
    CreatedWindow window = new CreatedWindow(BEGINNING, oldest);
    Lookup<RunPage> lookup = lists.first(repository, window);
    if (!(lookup instanceof Lookup.Found<RunPage> first)) {
      return Optional.of(lookup);
    }
    note(seen, first.value());
    return lists.rest(repository, window, first.value(), page -> note(seen, page));
  }

  private static void note(Map<Long, WorkflowRun> seen, RunPage page) {
    page.runs().forEach(run -> seen.putIfAbsent(run.id(), run));
  }

  /** One reading of the list of all runs. */
  private final class Reading {
    private final String repository;
    private final Map<Long, WorkflowRun> seen;
    private long total;
    private boolean ended;

    Reading(String repository, Map<Long, WorkflowRun> seen) {
      this.repository = repository;
      this.seen = seen;
    }

    /** Returns the page that could not be had. */
    Optional<Lookup<RunPage>> all() {
      Optional<Lookup<RunPage>> absent = read(1, 1);
      for (long next = 2; absent.isEmpty() && !ended; next += BATCH) {
        if (next > MAX_PAGES) {
          return Optional.of(
              new Lookup.Failed<>(
                  MissingReason.TOO_LARGE, "More runs in " + repository + " than can be listed"));
        }
        absent = read(next, Math.min(Math.max(next, Pages.count(total)), next + BATCH - 1));
      }
      return absent;
    }

    private Optional<Lookup<RunPage>> read(long from, long until) {
      List<RunPage> pages = new ArrayList<>();
      Optional<Lookup<RunPage>> absent = lists.pages(repository, from, until, pages::add);
      for (RunPage page : pages) {
        total = Math.max(total, page.total());
        ended |= !page.hasNext() || page.runs().isEmpty();
        note(seen, page);
      }
      return absent;
    }
  }
}
