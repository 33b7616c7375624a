package org.cienrich.io.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Archived items, each with the instant of its answer: one that was answered before a build was
 * triggered cannot tell what the build saw. Newer answers are kept beside older ones. Thread-safe.
 */
final class DatedItems {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MAX_GENERATIONS = 1_000;

  private final ItemArchive archive;

  DatedItems(ItemArchive archive) {
    this.archive = archive;
  }

  /** Returns the oldest answer that tells all that happened until the instant. */
  Optional<ObjectNode> find(String key, Instant until) {
    for (int generation = 0; generation < MAX_GENERATIONS; generation++) {
      Optional<String> kept = archive.get(key + "/" + generation);
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      Optional<ObjectNode> item = item(kept.get(), until);
      if (item.isPresent()) {
        return item;
      }
    }
    return Optional.empty();
  }

  void keep(String key, Instant at, ObjectNode item) {
    for (int generation = 0; generation < MAX_GENERATIONS; generation++) {
      if (archive.get(key + "/" + generation).isEmpty()) {
        ObjectNode dated = JsonNodeFactory.instance.objectNode();
        dated.put("at", at.toString());
        dated.set("item", item);
        archive.put(key + "/" + generation, dated.toString());
        return;
      }
    }
  }

  private static Optional<ObjectNode> item(String kept, Instant until) {
    try {
      JsonNode dated = MAPPER.readTree(kept);
      return dated.path("item") instanceof ObjectNode item
              && !Instant.parse(dated.path("at").asText()).isBefore(until)
          ? Optional.of(item)
          : Optional.empty();
    } catch (JsonProcessingException | DateTimeException damaged) {
      return Optional.empty();
    }
  }
}
