package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * Asks about many items of one repository, up to 50 by one query, in the order of their keys. A
 * batch that GitHub cannot answer in time, or that costs too much, is asked again by halves. What
 * GitHub tells about one item does not touch the others. Thread-safe.
 */
final class GraphQlBatches {
  static final int MAX_ITEMS = 50;

  /** After so many single items in a row the server, not the items, must be the cause. */
  private static final int MAX_FAILURES = 3;

  private final GraphQlClient client;

  GraphQlBatches(GraphQlClient client) {
    this.client = client;
  }

  /** What was answered about an item, and when. */
  record Item(ObjectNode json, @Nullable Instant at) {
    private static final String NOT_FOUND = "notFound";

    /** One that GitHub says does not exist, which is worth keeping like any other answer. */
    static Item notFound(String message, @Nullable Instant at) {
      return new Item(JsonNodeFactory.instance.objectNode().put(NOT_FOUND, message), at);
    }

    /** Returns the object, or not found if there is none. */
    static Lookup<ObjectNode> object(ObjectNode json) {
      return json.has(NOT_FOUND)
          ? new Lookup.NotFound<>(MissingReason.NOT_FOUND, json.get(NOT_FOUND).asText())
          : new Lookup.Found<>(json);
    }

    Lookup<ObjectNode> object() {
      return object(json);
    }
  }

  /** Tells whether an item is what was asked for, so that another answer is asked for. */
  @FunctionalInterface
  interface ItemCheck {
    void check(JsonNode item) throws MalformedReplyException;
  }

  /**
   * Asks. An item that GitHub says does not exist is found, and has no object; not found is one
   * that GitHub does not show.
   *
   * @param repository {@code owner/name}
   * @param questions by key
   * @param reuse whether an archived answer to a batch holds
   * @return by key as well; of no use if the server turns out to offer no GraphQL
   */
  Map<String, Lookup<Item>> ask(
      String repository,
      NavigableMap<String, GraphQlQuestion> questions,
      Reuse reuse,
      ItemCheck check) {
    Map<String, Lookup<Item>> answers = new TreeMap<>();
    Deque<List<String>> batches = new ArrayDeque<>();
    addChunks(batches, List.copyOf(questions.keySet()), MAX_ITEMS);
    int failures = 0;
    while (!batches.isEmpty()) {
      List<String> keys = batches.removeFirst();
      int half = (keys.size() + 1) / 2;
      List<GraphQlQuestion> batch = keys.stream().map(questions::get).toList();
      Lookup<GraphQlReply> lookup = ask(repository, batch, reuse, check);
      if (lookup instanceof Lookup.Found<GraphQlReply> found) {
        failures = 0;
        addChunks(batches, read(found.value(), keys, batch, answers), half);
      } else if (keys.size() > 1 && isWorthSplitting(lookup)) {
        addChunks(batches, keys, half);
      } else {
        failures++;
        Lookup<Item> absence = absence(lookup);
        keys.forEach(key -> answers.put(key, absence));
        if (failures >= MAX_FAILURES || !isWorthSplitting(lookup)) {
          batches.forEach(rest -> rest.forEach(key -> answers.put(key, absence)));
          batches.clear();
        }
      }
    }
    return answers;
  }

  /** Returns the keys of the items to be asked for again in smaller batches. */
  private static List<String> read(
      GraphQlReply reply,
      List<String> keys,
      List<GraphQlQuestion> batch,
      Map<String, Lookup<Item>> answers) {
    List<String> tooLarge = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      GraphQlBatchReply item = new GraphQlBatchReply(reply, batch.get(i), i);
      if (keys.size() > 1 && item.isTooLarge()) {
        tooLarge.add(keys.get(i));
      } else {
        answers.put(keys.get(i), item.item());
      }
    }
    return tooLarge;
  }

  private static Lookup<Item> absence(Lookup<GraphQlReply> lookup) {
    return lookup.flatMap(
        reply -> {
          throw new IllegalStateException("There is an answer");
        });
  }

  private Lookup<GraphQlReply> ask(
      String repository, List<GraphQlQuestion> batch, Reuse reuse, ItemCheck check) {
    String subject =
        batch.size() == 1
            ? batch.get(0).subject() + " in " + repository
            : batch.size() + " items of " + repository;
    return client.ask(
        GraphQlQuestion.document(repository, batch),
        subject,
        reuse,
        reply -> {
          for (int i = 0; i < batch.size(); i++) {
            new GraphQlBatchReply(reply, batch.get(i), i).check(check);
          }
        });
  }

  private static boolean isWorthSplitting(Lookup<GraphQlReply> lookup) {
    return lookup instanceof Lookup.Failed<GraphQlReply> failed
        && (failed.reason().isTransient() || failed.reason() == MissingReason.TOO_LARGE);
  }

  private static void addChunks(Deque<List<String>> batches, List<String> keys, int size) {
    for (int end = keys.size(); end > 0; ) {
      int start = (end - 1) / size * size;
      batches.addFirst(keys.subList(start, end));
      end = start;
    }
  }
}
