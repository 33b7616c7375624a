package org.cienrich.io.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;

/**
 * The search for some runs of one repository: what is known of them, and which lists are still to
 * be asked for. Lists are hints, which may be old: a completed run that they show is found, all
 * others are asked for one by one before anything is said of them. For one thread.
 */
final class RunSearch {
  /** Pages of the list of all runs asked for at once; fewer are asked for in vain then. */
  private static final int BATCH = 4;

  private record Listing(CreatedWindow window, RunPage first) {}

  private final RunLists lists;
  private final SingleRuns singles;
  private final RepositoryInfo repository;
  private final TreeSet<Long> wanted;

  private final Map<Long, Lookup<WorkflowRun>> answers = new HashMap<>();

  /** Not completed when listed, or not listed where they should be: a further list is no help. */
  private final Set<Long> unlisted = new HashSet<>();

  /** Expected on the lists that were decided on. */
  private final Set<Long> covered = new HashSet<>();

  private final List<Listing> listings = new ArrayList<>();
  private long lastPage;
  private long total;
  private long pages;
  private long singleGets;

  RunSearch(
      RunLists lists, SingleRuns singles, RepositoryInfo repository, Collection<Long> wanted) {
    this.lists = lists;
    this.singles = singles;
    this.repository = repository;
    this.wanted = new TreeSet<>(wanted);
  }

  /** Returns the wanted runs that a list may show yet, in ascending order. */
  List<Long> open() {
    return open(wanted);
  }

  /** Returns those of some wanted runs that a list may show yet, in their order. */
  List<Long> open(Collection<Long> ids) {
    return ids.stream().filter(id -> !answers.containsKey(id) && !unlisted.contains(id)).toList();
  }

  /** Asks for one run, unless it is known. */
  Lookup<WorkflowRun> single(long id) {
    Lookup<WorkflowRun> known = answers.get(id);
    if (known != null) {
      return known;
    }
    singleGets++;
    Lookup<WorkflowRun> answer = singles.last(repository, id);
    answers.put(id, answer);
    return answer;
  }

  /**
   * Takes the first page of all runs.
   *
   * @return the wanted runs that are newer than the page, which is an old one then
   */
  List<Long> noteAll(RunPage first) {
    total = first.total();
    note(first);
    long oldest = oldest(first);
    long newest = first.runs().stream().mapToLong(WorkflowRun::id).max().orElse(Long.MIN_VALUE);
    open().stream().filter(id -> id >= oldest && id <= newest).forEach(unlisted::add);
    return open().stream().filter(id -> id > newest).toList();
  }

  /** Takes what a page shows. */
  void note(RunPage page) {
    pages++;
    for (WorkflowRun run : page.runs()) {
      if (!wanted.contains(run.id()) || !run.isOf(repository.key())) {
        continue;
      }
      if (!run.isCompleted()) {
        unlisted.add(run.id());
      } else if (!(answers.get(run.id()) instanceof Lookup.Found<WorkflowRun>)) {
        answers.put(run.id(), new Lookup.Found<>(run));
      }
    }
  }

  private static long oldest(RunPage page) {
    return page.runs().stream().mapToLong(WorkflowRun::id).min().orElse(Long.MAX_VALUE);
  }

  /** Decides to list all runs, up to that page, since it may show some. */
  void listAll(long upTo, Collection<Long> expected) {
    lastPage = upTo;
    covered.addAll(expected);
  }

  /** Decides to list the runs created in some time, of which the first page is known. */
  void list(CreatedWindow window, RunPage first, Collection<Long> expected) {
    listings.add(new Listing(window, first));
    covered.addAll(expected);
  }

  /** Returns what was asked for so far and what has been decided. */
  RunPlan plan() {
    long further = lastPage > 0 ? lastPage - 1 : 0;
    for (Listing listing : listings) {
      further += Segments.furtherPages(listing.first().total());
    }
    long left =
        wanted.stream().filter(id -> !answers.containsKey(id) && !covered.contains(id)).count();
    return new RunPlan(repository.name(), wanted.size(), total, pages + further, singleGets + left);
  }

  /** Returns about how many earlier attempts the wanted runs have, judging by those known. */
  long earlierAttempts() {
    return Math.round(
        wanted.size()
            * answers.values().stream()
                .flatMap(answer -> answer.toOutcome().toOptional().stream())
                .mapToInt(run -> run.attempt() - 1)
                .average()
                .orElse(0));
  }

  /** Returns when the first and the last wanted run were created, as far as they are there. */
  List<Instant> ends() {
    return wanted.isEmpty()
        ? List.of()
        : Stream.of(wanted.first(), wanted.last())
            .flatMap(id -> single(id).toOutcome().toOptional().stream())
            .map(WorkflowRun::createdAt)
            .toList();
  }

  /** Carries the decisions out; returns an answer for each wanted run. */
  Map<Long, Lookup<WorkflowRun>> run() {
    for (long next = 2; next <= lastPage && !open().isEmpty(); next += BATCH) {
      List<RunPage> batch = new ArrayList<>();
      lists.pages(repository.name(), next, Math.min(lastPage, next + BATCH - 1), batch::add);
      batch.forEach(this::note);
      long oldest = batch.stream().mapToLong(RunSearch::oldest).min().orElse(Long.MAX_VALUE);
      open().stream().filter(id -> id >= oldest).forEach(unlisted::add);
    }
    listings.forEach(
        listing -> lists.rest(repository.name(), listing.window(), listing.first(), this::note));
    List<Long> left = wanted.stream().filter(id -> !answers.containsKey(id)).toList();
    singleGets += left.size();
    List<Lookup<WorkflowRun>> found =
        RunLists.REQUESTS.map(left, id -> singles.last(repository, id));
    for (int i = 0; i < left.size(); i++) {
      answers.put(left.get(i), found.get(i));
    }
    return answers;
  }
}
