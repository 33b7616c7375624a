package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.github.Segments.Choice;
import org.cienrich.io.github.Segments.Segment;

/**
 * Finds out how wanted runs are had with the fewest requests, by asking for what tells most: the
 * first page of all runs, which says how many there are, and for wanted runs that lie close
 * together the first page of those created in the same time. What it decides depends on the ids and
 * the answers only.
 */
final class RunPlanner {
  /** Fewer wanted runs are asked for one by one at once. */
  static final int FEW = 4;

  /** So few pages are not worth finding out whether there is something cheaper. */
  private static final int FEW_PAGES = 2;

  private static final int MAX_DEPTH = 4;

  /** How many ids that are not found are tried at each end. */
  private static final int MAX_TRIES = 5;

  private final RunSearch search;
  private final RunLists lists;
  private final String repository;

  RunPlanner(RunSearch search, RunLists lists, String repository) {
    this.search = search;
    this.lists = lists;
    this.repository = repository;
  }

  /** Decides which lists are asked for; the runs that they do not show are had singly. */
  void plan() {
    if (search.open().size() < FEW
        || !(lists.page(repository, 1) instanceof Lookup.Found<RunPage> first)) {
      return;
    }
    List<Long> newer = search.noteAll(first.value());
    List<Long> open = search.open().stream().filter(id -> !newer.contains(id)).toList();
    long pages = Pages.count(first.value().total()) - 1;
    boolean cheap = pages <= Math.max(FEW_PAGES, open.size() / 10);
    if (cheap || open.size() < Segments.SMALLEST) {
      listAllIfCheaper(pages, open);
    } else {
      explore(open, 0, pages);
    }
    if (newer.size() >= Segments.SMALLEST) {
      explore(newer, 0, Long.MAX_VALUE);
    }
  }

  private void listAllIfCheaper(long pages, List<Long> open) {
    if (pages > 0 && pages < open.size()) {
      search.listAll(pages + 1, open);
    }
  }

  /** Looks at the time between the first and the last of some wanted runs. */
  private void explore(List<Long> ids, int depth, long allPages) {
    Optional<CreatedWindow> window = window(ids);
    Optional<RunPage> first = window.flatMap(created -> found(lists.first(repository, created)));
    first.ifPresent(search::note);
    List<Long> open = search.open(ids);
    if (first.isEmpty() || open.isEmpty()) {
      listAllIfCheaper(allPages, open);
      return;
    }
    long further = Segments.furtherPages(first.get().total());
    Choice choice = Segments.choose(open, density(first.get(), ids));
    long best = Math.min(further, choice.requests());
    if (allPages < Math.min(best, open.size())) {
      search.listAll(allPages + 1, open);
    } else if (further <= choice.requests() && further < open.size()) {
      search.list(window.get(), first.get(), open);
    } else if (depth < MAX_DEPTH) {
      for (Segment segment : choice.segments()) {
        explore(open.subList(segment.first(), segment.last() + 1), depth + 1, Long.MAX_VALUE);
      }
    }
  }

  private static double density(RunPage page, List<Long> ids) {
    return page.total() / (double) Math.max(1, ids.get(ids.size() - 1) - ids.get(0));
  }

  private static Optional<RunPage> found(Lookup<RunPage> lookup) {
    return lookup instanceof Lookup.Found<RunPage> page
        ? Optional.of(page.value())
        : Optional.empty();
  }

  /** Returns the time from the creation of the first to that of the last run that is there. */
  private Optional<CreatedWindow> window(List<Long> ids) {
    List<Long> descending = new ArrayList<>(ids);
    Collections.reverse(descending);
    Optional<WorkflowRun> low = end(ids);
    Optional<WorkflowRun> high = low.flatMap(run -> end(descending));
    return high.filter(run -> run.id() != low.get().id())
        .filter(run -> !run.createdAt().isBefore(low.get().createdAt()))
        .map(run -> new CreatedWindow(low.get().createdAt(), run.createdAt()));
  }

  private Optional<WorkflowRun> end(List<Long> ids) {
    for (long id : ids.subList(0, Math.min(MAX_TRIES, ids.size()))) {
      Lookup<WorkflowRun> run = search.single(id);
      if (run instanceof Lookup.Found<WorkflowRun> found) {
        return Optional.of(found.value());
      }
      if (run instanceof Lookup.Failed<WorkflowRun>) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
