package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.github.GraphQlBatches.Item;
import org.cienrich.io.github.PullRequestConnection.Open;
import org.cienrich.io.http.MalformedReplyException;

/** Completes pull requests whose connections go on after the first page. Thread-safe. */
final class PullRequestPages {
  /** Of one connection; what has more stays incomplete. */
  static final int MAX_PAGES = 50;

  private final GraphQlBatches batches;

  PullRequestPages(GraphQlBatches batches) {
    this.batches = batches;
  }

  private record Page(String item, Open open) {}

  /**
   * Asks for further pages, those of all pull requests together. One whose pages cannot be had
   * fails.
   *
   * @param numbers by key
   * @param items by key, with their first pages
   */
  Map<String, Lookup<Item>> complete(
      String repository, NavigableMap<String, Long> numbers, Map<String, Lookup<Item>> items) {
    Map<String, Lookup<Item>> completed = new TreeMap<>(items);
    for (int page = 2; page <= MAX_PAGES; page++) {
      NavigableMap<String, GraphQlQuestion> questions = new TreeMap<>();
      Map<String, Page> pages = new HashMap<>();
      completed.forEach((key, item) -> ask(key, numbers.get(key), item, questions, pages));
      if (questions.isEmpty()) {
        return completed;
      }
      batches
          .ask(repository, questions, Reuse.NEVER, PullRequestPages::check)
          .forEach((key, answer) -> add(completed, pages.get(key), answer));
    }
    return completed;
  }

  private static void ask(
      String key,
      long number,
      Lookup<Item> item,
      NavigableMap<String, GraphQlQuestion> questions,
      Map<String, Page> pages) {
    if (!(item instanceof Lookup.Found<Item> found)) {
      return;
    }
    List<Open> open = PullRequestConnection.openIn(found.value().json());
    for (int i = 0; i < open.size(); i++) {
      String pageKey = String.format("%s#%06d", key, i);
      questions.put(pageKey, PullRequestQueries.page(number, open.get(i)));
      pages.put(pageKey, new Page(key, open.get(i)));
    }
  }

  private static void add(Map<String, Lookup<Item>> completed, Page page, Lookup<Item> answer) {
    if (!(completed.get(page.item) instanceof Lookup.Found<Item> item)) {
      return;
    }
    Lookup<ObjectNode> next = answer.flatMap(Item::object);
    if (next instanceof Lookup.Found<ObjectNode> found) {
      PullRequestConnection.append(item.value().json(), page.open, found.value());
    } else if (next instanceof Lookup.NotFound<ObjectNode> gone) {
      completed.put(page.item, new Lookup.Failed<>(MissingReason.UNAVAILABLE, gone.message()));
    } else {
      completed.put(page.item, answer);
    }
  }

  /** A page has one connection, be it of a pull request or of a review. */
  private static void check(JsonNode page) throws MalformedReplyException {
    for (JsonNode connection : page) {
      if (connection.path("nodes").isArray()
          && connection.path("pageInfo").path("hasNextPage").isBoolean()) {
        return;
      }
    }
    throw new MalformedReplyException("no page");
  }
}
