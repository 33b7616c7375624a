package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a repository that is read to its end.
 *
 * @param subject what it holds, for messages
 * @param pointer to the connection in the repository, such as {@code /defaultBranchRef/target}
 * @param selection of the repository, with two {@code %s} for the arguments and the fields
 * @param arguments of the connection beside those for paging
 * @param nodes the fields of a node
 */
record GraphQlConnection(
    String subject, String pointer, String selection, String arguments, String nodes) {
  static final int MAX_PAGES = 200;
  static final int PAGE_SIZE = 100;
  private static final int SMALLEST_PAGE = 10;

  /** Makes something of a node. */
  @FunctionalInterface
  interface NodeMapping<T> {
    void map(Json node, List<T> into) throws MalformedReplyException;
  }

  private record Page<T>(List<T> items, @Nullable String next) {}

  String document(String repository, int pageSize, @Nullable String after) {
    String paging =
        "first: "
            + pageSize
            + (after == null ? "" : ", after: " + GraphQlQuestion.literal(after))
            + arguments;
    String fields = "nodes { " + nodes + " } pageInfo { hasNextPage endCursor }";
    return "query {\n  "
        + GraphQlQuestion.repositoryField(repository)
        + " { "
        + selection.formatted(paging, fields)
        + " }\n}\n";
  }

  /**
   * Reads it. One that is longer than 200 pages is {@code TOO_LARGE}; none, where the repository
   * has none. Pages that GitHub cannot make in time are made smaller.
   */
  <T> Lookup<List<T>> read(
      GraphQlClient client, String repository, Reuse reuse, NodeMapping<T> mapping) {
    List<T> items = new ArrayList<>();
    int pageSize = PAGE_SIZE;
    String after = null;
    for (int page = 1; page <= MAX_PAGES; ) {
      Lookup<GraphQlReply> lookup =
          client.ask(
              document(repository, pageSize, after),
              subject + " of " + repository,
              reuse,
              reply -> {
                if (reply.errors().isEmpty()) {
                  page(reply, mapping);
                }
              });
      if (pageSize / 2 >= SMALLEST_PAGE && isTooMuch(lookup)) {
        pageSize /= 2;
        continue;
      }
      Lookup<Page<T>> read = lookup.flatMap(reply -> toPage(reply, repository, mapping));
      if (!(read instanceof Lookup.Found<Page<T>> found)) {
        return read.map(Page::items);
      }
      items.addAll(found.value().items());
      after = found.value().next();
      if (after == null) {
        return new Lookup.Found<>(items);
      }
      page++;
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE,
        "GitHub has more than " + MAX_PAGES + " pages of " + subject + " of " + repository);
  }

  private static boolean isTooMuch(Lookup<GraphQlReply> lookup) {
    if (lookup instanceof Lookup.Found<GraphQlReply> found) {
      return found.value().errors().stream().anyMatch(error -> error.kind().isOfSize());
    }
    return lookup instanceof Lookup.Failed<GraphQlReply> failed && failed.reason().isTransient();
  }

  private <T> Lookup<Page<T>> toPage(
      GraphQlReply reply, String repository, NodeMapping<T> mapping) {
    if (!reply.errors().isEmpty()) {
      return reply.errors().get(0).absence(subject + " of " + repository, 1);
    }
    try {
      return new Lookup.Found<>(page(reply, mapping));
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
  }

  private <T> Page<T> page(GraphQlReply reply, NodeMapping<T> mapping)
      throws MalformedReplyException {
    JsonNode repository = reply.data().path("repository");
    if (!repository.isObject()) {
      throw new MalformedReplyException("no repository");
    }
    JsonNode node = repository.at(pointer);
    if (node.isMissingNode() && repository.path("defaultBranchRef").isNull()) {
      return new Page<>(List.of(), null);
    }
    Json connection = Json.of(node);
    List<T> items = new ArrayList<>();
    for (Json item : connection.objects("nodes")) {
      mapping.map(item, items);
    }
    Json info = connection.object("pageInfo");
    return new Page<>(items, info.bool("hasNextPage") ? info.text("endCursor") : null);
  }
}
