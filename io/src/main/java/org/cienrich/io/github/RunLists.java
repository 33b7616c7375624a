package org.cienrich.io.github;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.concurrent.Concurrently;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the runs of repositories. Thread-safe. */
final class RunLists {
  /** How many results GitHub shows of a search. */
  static final int REACHABLE = 1000;

  /** Asks GitHub many questions at once, for all searches of the JVM. */
  static final Concurrently REQUESTS = new Concurrently("request", 32);

  /** Parts of a search are meant to have so many results, so that most need no further split. */
  private static final int PART = 700;

  private static final int MAX_WINDOWS = 10_000;
  private static final int MAX_PARTS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RunLists.class);

  private final RestApi api;
  private final Reuse reuse;
  private final RestApi.Mapping<RunPage> mapping;

  RunLists(RestApi api, Reuse reuse, RestApi.Mapping<RunPage> mapping) {
    this.api = api;
    this.reuse = reuse;
    this.mapping = mapping;
  }

  /** Asks for a page of the list of all runs, which has no limit. */
  Lookup<RunPage> page(String repository, long number) {
    return get(repository, "", number);
  }

  /** Asks for the first page of a search. */
  Lookup<RunPage> first(String repository, CreatedWindow window) {
    return get(repository, window.filter() + "&", 1);
  }

  private Lookup<RunPage> get(String repository, String filter, long number) {
    return api.get(
        "/repos/"
            + repository
            + "/actions/runs?"
            + filter
            + "per_page="
            + Pages.SIZE
            + "&page="
            + number,
        "page " + number + " of the runs of " + repository,
        reuse,
        mapping);
  }

  /**
   * Asks for all that the first page of a search does not show. More results than are reachable are
   * split by time.
   *
   * @param sink gets the pages
   * @return the first page that could not be had; the others were had nevertheless
   */
  Optional<Lookup<RunPage>> rest(
      String repository, CreatedWindow window, RunPage firstPage, Consumer<RunPage> sink) {
    Optional<Lookup<RunPage>> absent = Optional.empty();
    Deque<CreatedWindow> windows = new ArrayDeque<>();
    if (canBeSplit(window, firstPage)) {
      windows.addAll(window.split(parts(firstPage)));
    } else {
      absent = further(repository, window, firstPage, sink);
    }
    for (int asked = 0; !windows.isEmpty() && asked < MAX_WINDOWS; asked++) {
      CreatedWindow next = windows.pop();
      Lookup<RunPage> lookup = first(repository, next);
      if (!(lookup instanceof Lookup.Found<RunPage> found)) {
        absent = absent.or(() -> Optional.of(lookup));
        continue;
      }
      sink.accept(found.value());
      if (canBeSplit(next, found.value())) {
        next.split(parts(found.value())).forEach(windows::push);
      } else {
        Optional<Lookup<RunPage>> missing = further(repository, next, found.value(), sink);
        absent = absent.or(() -> missing);
      }
    }
    return windows.isEmpty() ? absent : Optional.of(endless(repository));
  }

  private static Lookup<RunPage> endless(String repository) {
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE,
        "More than " + MAX_WINDOWS + " searches for runs of " + repository);
  }

  private static boolean canBeSplit(CreatedWindow window, RunPage firstPage) {
    return firstPage.total() > REACHABLE && !window.from().equals(window.until());
  }

  private static long parts(RunPage firstPage) {
    return Math.min(MAX_PARTS, (firstPage.total() + PART - 1) / PART);
  }

  private Optional<Lookup<RunPage>> further(
      String repository, CreatedWindow window, RunPage firstPage, Consumer<RunPage> sink) {
    if (firstPage.total() > REACHABLE) {
      LOG.warn(
          "{} created {} runs in the second {}, of which GitHub lists {} only",
          repository,
          firstPage.total(),
          window.from(),
          REACHABLE);
    }
    long pages = Pages.count(Math.min(firstPage.total(), REACHABLE));
    List<Long> numbers = LongStream.rangeClosed(2, pages).boxed().toList();
    return deliver(
        REQUESTS.map(numbers, number -> get(repository, window.filter() + "&", number)), sink);
  }

  /** Asks for some pages of the list of all runs at once. */
  Optional<Lookup<RunPage>> pages(
      String repository, long from, long until, Consumer<RunPage> sink) {
    List<Long> numbers = LongStream.rangeClosed(from, until).boxed().toList();
    return deliver(REQUESTS.map(numbers, number -> page(repository, number)), sink);
  }

  private static Optional<Lookup<RunPage>> deliver(
      List<Lookup<RunPage>> lookups, Consumer<RunPage> sink) {
    List<Lookup<RunPage>> absent = new ArrayList<>();
    for (Lookup<RunPage> lookup : lookups) {
      if (lookup instanceof Lookup.Found<RunPage> found) {
        sink.accept(found.value());
      } else {
        absent.add(lookup);
      }
    }
    return absent.stream().findFirst();
  }
}
